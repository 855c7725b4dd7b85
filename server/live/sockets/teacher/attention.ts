/** Tells each teacher's page what asks for a look: on its first round everything, then what has changed. */
import type { BoardNumber } from '../../../../shared/ids.ts';
import type { BoardAttention } from '../../../../shared/protocol/attention.ts';
import type { ClassroomHost } from '../../classroom/host.ts';
import type { BoardNamespace, BoardSocket } from '../board.ts';

export class AttentionFeed {
  /** What each page was told of each board, as it was told. */
  readonly #told = new WeakMap<BoardSocket, Map<BoardNumber, string>>();

  /** One round. A class is looked at once, however many of its teachers' pages there are. */
  round(namespace: BoardNamespace): void {
    const looked = new Map<ClassroomHost, BoardAttention[]>();
    for (const socket of namespace.sockets.values()) {
      const { host, person } = socket.data;
      if (person.role !== 'teacher' || !host.holds(person)) continue;
      const views = looked.get(host) ?? host.attention();
      looked.set(host, views);
      this.#tell(socket, views);
    }
  }

  #tell(socket: BoardSocket, views: readonly BoardAttention[]): void {
    const told = this.#told.get(socket) ?? new Map<BoardNumber, string>();
    this.#told.set(socket, told);
    const changed = views.filter((view) => {
      const now = JSON.stringify(view);
      if (told.get(view.board) === now) return false;
      told.set(view.board, now);
      return true;
    });
    if (changed.length > 0) socket.emit('attention', changed);
  }
}
