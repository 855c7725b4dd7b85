/** Sends each teacher's page the boards that may need attention: all of them in its first round, then those that changed. */
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { BoardNamespace, BoardSocket } from '#server/sockets/namespaces.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { BoardAttention } from '#shared/protocol/views/attention-view.ts';

export class AttentionFeed {
  /** The last view of each board that each page was sent, as JSON. */
  readonly #sent = new WeakMap<BoardSocket, Map<BoardNumber, string>>();

  /** One round. Each class is evaluated once, however many of its teachers' pages are connected. */
  send(namespace: BoardNamespace): void {
    const byClassroom = new Map<ClassroomHost, BoardAttention[]>();
    for (const socket of namespace.sockets.values()) {
      const { host, person } = socket.data;
      if (person.role !== 'teacher' || !host.isMember(person)) continue;
      const views = byClassroom.get(host) ?? host.views.attention();
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
