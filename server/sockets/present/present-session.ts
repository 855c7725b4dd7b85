/** A projector's window: it may watch the spotlit board, and nothing else. */
import type { BoardHost } from '#server/board/host.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Person } from '#server/identity/person.ts';
import type { PresentSocket } from '#server/sockets/namespaces.ts';
import type { WallFeed } from '#server/sockets/teacher/wall-feed.ts';
import { type BoardNumber, SPECTATOR } from '#shared/ids.ts';
import type { Answer, EnterResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { EnterMessage } from '#shared/protocol/messages/board-messages.ts';

export class PresentSession {
  readonly socket: PresentSocket;
  readonly classroom: ClassroomHost;
  readonly person: Person;
  readonly wallFeed: WallFeed;
  readonly #openBoards = new Map<BoardNumber, BoardHost>();

  constructor(socket: PresentSocket, wallFeed: WallFeed) {
    this.socket = socket;
    this.classroom = socket.data.host;
    this.person = socket.data.person;
    this.wallFeed = wallFeed;
  }

  async enter({ board, have }: EnterMessage): Promise<Answer<EnterResult>> {
    const { classroom, socket } = this;
    if (!classroom.controls.isSpotlit(board)) return failure('no-board');
    const host = await classroom.board(board);
    if (host === null || !socket.connected) return failure('moved');
    // Patch and subscription happen in one turn: no frame falls between them.
    const patch = host.patchFor(have);
    const { epoch, seq } = host.board;
    host.subscribers.add({ page: socket.data.page, connection: socket.conn }, seq);
    this.#openBoards.set(board, host);
    socket.conn.write(Buffer.from(patch), { compress: false });
    return { ok: true, board, member: SPECTATOR, epoch, time: host.time };
  }

  leave(board: BoardNumber): void {
    this.#openBoards.get(board)?.subscribers.remove(this.socket.conn);
    this.#openBoards.delete(board);
  }

  /** Leaves boards that are no longer in the spotlight. A window opened with a teacher link that was replaced is disconnected. */
  leaveInaccessibleBoards(): void {
    const { classroom, person, socket } = this;
    if (!classroom.isMember(person)) socket.disconnect();
    for (const board of [...this.#openBoards.keys()]) if (!classroom.controls.isSpotlit(board)) this.leave(board);
  }

  /** Ends with the socket. */
  close(): void {
    for (const board of [...this.#openBoards.keys()]) this.leave(board);
    this.wallFeed.unsubscribe(this.socket);
  }
}
