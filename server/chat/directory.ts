/** The chats of this node: each opened once, when somebody comes to it, and told of what happens in its class. */

import type { Log } from '#server/base/log.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { ClassroomHost } from '#server/classroom/host.ts';
import type { Store } from '#server/store/port.ts';
import type { ClassroomId, SeatId } from '#shared/ids.ts';
import { ChatHost, type ChatHostDeps } from './host.ts';
import { JoinLeaveTracker } from './join-leave.ts';
import type { Chat, Chats } from './port.ts';

export interface ChatDirectoryDeps
  extends Pick<ChatHostDeps, 'discardPictures' | 'wallClock' | 'now' | 'onMessage' | 'onChange'> {
  readonly store: Store;
  readonly log: Log;
  /** Null of a class that is gone. */
  readonly classroom: (id: ClassroomId) => Promise<ClassroomHost | null>;
  /** What a seat has open of a chat ends. */
  readonly disconnectSeat: (classroom: ClassroomId, seat: SeatId) => void;
}

/** How many of the last messages tell who had come. */
const JOIN_LEAVE_LOOKBACK = 400;

interface OpenChat {
  readonly chat: ChatHost;
  readonly joinLeave: JoinLeaveTracker;
  wasPaused: boolean;
  wasOver: boolean;
  /** Boards that were solved when they were looked at last. */
  readonly solvedBoards: WeakMap<BoardHost, { solved: boolean; times: number }>;
  /** Names and looks of the seats, as teachers were told them. */
  lastSeats: string;
}

export class ChatDirectory implements Chats {
  readonly #deps: ChatDirectoryDeps;
  readonly #chats = new Map<ClassroomHost, Promise<OpenChat>>();
  readonly #opened = new Map<ClassroomHost, OpenChat>();

  constructor(deps: ChatDirectoryDeps) {
    this.#deps = deps;
  }

  async chat(id: ClassroomId): Promise<Chat | null> {
    const classroom = await this.#deps.classroom(id);
    return classroom === null ? null : this.forClassroom(classroom);
  }

  async forClassroom(classroom: ClassroomHost): Promise<ChatHost> {
    const known = this.#chats.get(classroom);
    if (known !== undefined) return (await known).chat;
    const pending = this.#openChat(classroom);
    this.#chats.set(classroom, pending);
    pending.then(
      (open) => this.#chats.has(classroom) && this.#opened.set(classroom, open),
      () => this.#chats.delete(classroom),
    );
    return (await pending).chat;
  }

  disconnectSeat(classroom: ClassroomId, seat: SeatId): void {
    this.#deps.disconnectSeat(classroom, seat);
  }

  async eraseSeat(id: ClassroomId, seat: SeatId): Promise<void> {
    this.disconnectSeat(id, seat);
    const classroom = await this.#deps.classroom(id);
    if (classroom === null) return;
    const chat = await this.forClassroom(classroom);
    this.#opened.get(classroom)?.joinLeave.remove(seat);
    await chat.eraseSeat(seat);
  }

  /** The class is over. */
  close(classroom: ClassroomHost): void {
    this.#chats.delete(classroom);
    this.#opened.delete(classroom);
  }

  /** Looks at what has happened in the classes, and tells it in their chats. */
  pollClassrooms(): void {
    for (const open of this.#opened.values()) this.#pollClassroom(open);
  }

  /** Resolves when all that was asked of the chats is done. */
  async settle(): Promise<void> {
    await Promise.all([...this.#opened.values()].map(({ chat }) => chat.settle()));
  }

  #pollClassroom(open: OpenChat): void {
    const { chat, joinLeave } = open;
    const { classroom } = chat;
    const announce = (...args: Parameters<ChatHost['announce']>) => {
      chat.announce(...args).catch((error: unknown) => this.#deps.log.error({ err: error }, 'a line of a chat failed'));
    };
    const present = new Set(classroom.seats.filter(({ id }) => classroom.isHere(id)).map(({ id }) => id));
    for (const { kind, seat } of joinLeave.update(present, this.#deps.now())) announce(kind, seat);
    if (classroom.paused !== open.wasPaused) {
      open.wasPaused = classroom.paused;
      announce(open.wasPaused ? 'paused' : 'resumed', null);
    }
    if (classroom.admission.isFinished !== open.wasOver) {
      open.wasOver = !open.wasOver;
      this.#deps.onChange(chat);
    }
    for (const board of classroom.openHosts.values()) {
      if (!isNewlySolved(board, open)) continue;
      const players = classroom.seats.filter(({ id }) => {
        const member = classroom.memberOf({ role: 'student', seat: id, grant: 0 }, board.number);
        return member !== null;
      });
      // Several who share a board have solved it together: the class is told, and no single name.
      const [only] = players.length === 1 ? players : [];
      const times = open.solvedBoards.get(board)?.times ?? 0;
      announce('solved', only?.id ?? null, `solved ${board.number} ${board.board.epoch} ${times}`);
    }
    const seats = JSON.stringify(classroom.seats.map(({ number, name, hue, shape }) => [number, name, hue, shape]));
    if (seats !== open.lastSeats) {
      open.lastSeats = seats;
      this.#deps.onChange(chat);
    }
  }

  async #openChat(classroom: ClassroomHost): Promise<OpenChat> {
    const { store, now } = this.#deps;
    const chat = await ChatHost.open({ ...this.#deps, classroom });
    const last = await store.messages(classroom.record.id, Number.MAX_SAFE_INTEGER, JOIN_LEAVE_LOOKBACK);
    const joined = new Set<SeatId>();
    for (const { kind, seat } of last) {
      if (seat === null) continue;
      if (kind === 'joined') joined.add(seat);
      if (kind === 'left') joined.delete(seat);
    }
    return {
      chat,
      joinLeave: new JoinLeaveTracker(joined, now()),
      wasPaused: classroom.paused,
      wasOver: classroom.admission.isFinished,
      solvedBoards: new WeakMap(),
      lastSeats: '',
    };
  }
}

/** Solved since it was looked at last. A board that was opened solved was told of before, unless it is in its first epoch. */
function isNewlySolved(board: BoardHost, { solvedBoards }: Pick<OpenChat, 'solvedBoards'>): boolean {
  const before = solvedBoards.get(board) ?? { solved: board.isSolved && board.board.epoch > 1, times: 0 };
  const isNew = board.isSolved && !before.solved;
  solvedBoards.set(board, { solved: board.isSolved, times: before.times + (isNew ? 1 : 0) });
  return isNew;
}
