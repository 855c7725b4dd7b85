/** One connected page of a class: the boards that it has open, its presence in the class, and the end of both. */
import { DISCONNECT_GRACE_MS } from '#server/base/limits.ts';
import { type Log, logUnauthorized } from '#server/base/log.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Presence } from '#server/classroom/seats/presence.ts';
import type { Person } from '#server/identity/person.ts';
import type { BoardNamespace, BoardSocket } from '#server/sockets/namespaces.ts';
import type { WallFeed } from '#server/sockets/teacher/wall-feed.ts';
import type { Actor } from '#shared/board/move.ts';
import { type BoardNumber, type Page, SPECTATOR } from '#shared/ids.ts';
import type { Answer, EnterResult } from '#shared/protocol/answer.ts';
import { type ErrorCode, failure } from '#shared/protocol/errors.ts';
import type { EnterMessage } from '#shared/protocol/messages/board-messages.ts';
import { countTeachersAt, notifyWatched } from './watching-teachers.ts';

/** A board that the page has open. */
interface OpenBoard {
  readonly host: BoardHost;
  /** Null: the page only watches the board in the spotlight, or one where its person was a member before. */
  readonly actor: Actor | null;
  /** Counter of the newest drag frame; null before the first. */
  lastCounter: number | null;
}

export interface BoardSessionDeps {
  readonly namespace: BoardNamespace;
  readonly log: Log;
  readonly wallFeed: WallFeed;
}

export class BoardSession {
  readonly socket: BoardSocket;
  readonly classroom: ClassroomHost;
  readonly person: Person;
  readonly page: Page;
  readonly wallFeed: WallFeed;
  readonly #namespace: BoardNamespace;
  readonly #log: Log;
  readonly #openBoards = new Map<BoardNumber, OpenBoard>();
  readonly #presence: Presence;
  #sentOffReason: ErrorCode | null = null;

  constructor(socket: BoardSocket, { namespace, log, wallFeed }: BoardSessionDeps) {
    const { host, person, page, session } = socket.data;
    this.socket = socket;
    this.classroom = host;
    this.person = person;
    this.page = page;
    this.wallFeed = wallFeed;
    this.#namespace = namespace;
    this.#log = log;
    this.#presence = {
      page,
      person,
      session,
      onReplaced: (by) => {
        socket.emit('replaced', { by });
        socket.disconnect();
      },
      onSuperseded: () => {
        socket.disconnect(true);
      },
      onSentOff: (why) => this.#sendOff(why),
    };
  }

  /** Why the page has no seat any more; null while it has one. */
  get sentOffReason(): ErrorCode | null {
    return this.#sentOffReason;
  }

  /** Joins the class's presence and sends the class's view. False when the seat has moved on meanwhile: the socket is disconnected. */
  start(): boolean {
    this.classroom.presence.arrive(this.#presence);
    if (!this.socket.connected) return false;
    this.socket.emit('classroom', this.classroom.views.forPerson(this.person));
    return true;
  }

  /** Ends with the socket. */
  close(): void {
    this.#leaveAll();
    this.wallFeed.unsubscribe(this.socket);
    this.classroom.presence.leave(this.#presence);
  }

  openBoard(board: BoardNumber): OpenBoard | undefined {
    return this.#openBoards.get(board);
  }

  async enter({ board, have }: EnterMessage): Promise<Answer<EnterResult>> {
    const { classroom, person, page, socket } = this;
    const member = classroom.memberOf(person, board);
    if (member === null && !classroom.mayView(person, board)) {
      logUnauthorized(this.#log, 'no-board', { at: 'a board' });
      return failure('no-board');
    }
    const host = await classroom.board(board);
    if (this.#sentOffReason !== null) return failure(this.#sentOffReason);
    // Another process opened it in the same moment, or this connection is gone.
    if (host === null || !socket.connected) return failure('moved');
    // Patch and subscription happen in one turn: no frame falls between them.
    const patch = host.patchFor(have);
    const { epoch, seq, shownPlaces } = host.board;
    host.subscribers.add({ page, connection: socket.conn }, seq);
    const actor = member === null ? null : { member, page, isTeacher: person.role === 'teacher' };
    this.#openBoards.set(board, { host, actor, lastCounter: null });
    socket.emit('frame', patch);
    if (person.role === 'teacher') notifyWatched(this.#namespace, classroom, host);
    else if (member !== null)
      socket.emit('watched', { board, teachers: countTeachersAt(this.#namespace, classroom, host) });
    const shown = shownPlaces.size === 0 ? {} : { shownPlaces: [...shownPlaces] };
    return { ok: true, board, member: member ?? SPECTATOR, epoch, time: host.time, ...shown };
  }

  leave(board: BoardNumber): void {
    const open = this.#openBoards.get(board);
    if (open === undefined) return;
    this.#openBoards.delete(board);
    open.host.subscribers.remove(this.socket.conn);
    if (this.person.role === 'teacher') notifyWatched(this.#namespace, this.classroom, open.host);
  }

  /** Leaves boards that the person may no longer watch, or at which they have begun or ceased to be a member. */
  leaveInaccessibleBoards(): void {
    const { classroom, person } = this;
    for (const [board, { actor }] of [...this.#openBoards]) {
      const member = classroom.memberOf(person, board);
      if (member === null ? actor !== null || !classroom.mayView(person, board) : actor === null) this.leave(board);
    }
  }

  renewHolds(): void {
    for (const { host, actor } of this.#openBoards.values()) if (actor !== null) host.renewHolds(actor);
  }

  #sendOff(why: ErrorCode): void {
    this.#sentOffReason = why;
    this.#leaveAll();
    this.socket.emit('sentOff', { why });
    // Earlier requests are still answered when they are durable, and later ones are answered with the reason.
    setTimeout(() => this.socket.disconnect(true), DISCONNECT_GRACE_MS).unref();
  }

  #leaveAll(): void {
    for (const board of [...this.#openBoards.keys()]) this.leave(board);
  }
}
