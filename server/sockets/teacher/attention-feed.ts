/** Tells each teacher's page what asks for a look: on its first round everything, then what has changed. */

import type { ClassroomHost } from '#server/classroom/host.ts';
import type { BoardNamespace, BoardSocket } from '#server/sockets/board/board-namespace.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardAttention } from '#shared/protocol/teacher/attention-messages.ts';

export class AttentionFeed {
  /** What each page was told of each board, as it was told. */
  readonly #sent = new WeakMap<BoardSocket, Map<BoardNumber, string>>();

  /** One round. A class is looked at once, however many of its teachers' pages there are. */
  send(namespace: BoardNamespace): void {
    const byClassroom = new Map<ClassroomHost, BoardAttention[]>();
    for (const socket of namespace.sockets.values()) {
      const { host, person } = socket.data;
      if (person.role !== 'teacher' || !host.isMember(person)) continue;
      const views = byClassroom.get(host) ?? host.attention();
      byClassroom.set(host, views);
      this.#sendChanged(socket, views);
    }
  }

  #sendChanged(socket: BoardSocket, views: readonly BoardAttention[]): void {
    const sent = this.#sent.get(socket) ?? new Map<BoardNumber, string>();
    this.#sent.set(socket, sent);
    const changed = views.filter((view) => {
      const now = JSON.stringify(view);
      if (sent.get(view.board) === now) return false;
      sent.set(view.board, now);
      return true;
    });
    if (changed.length > 0) socket.emit('attention', changed);
  }
}
