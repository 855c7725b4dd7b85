/** The chats of this node: each opened once, when somebody comes to it, and told of what happens in its class. */
import type { ClassroomId, SeatId } from '../../../shared/ids.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/port.ts';
import type { BoardHost } from '../board/host.ts';
import type { Chat, Chats } from '../chats.ts';
import type { ClassroomHost } from '../classroom/host.ts';
import { Comings } from './comings.ts';
import { ChatHost, type ChatHostParts } from './host.ts';

export interface ChatsParts extends Pick<ChatHostParts, 'discard' | 'wall' | 'now' | 'onMessage' | 'onChange'> {
  readonly store: Store;
  readonly log: Log;
  /** Null of a class that is gone. */
  readonly classroom: (id: ClassroomId) => Promise<ClassroomHost | null>;
  /** What a seat has open of a chat ends. */
  readonly endSeat: (classroom: ClassroomId, seat: SeatId) => void;
}

/** How many of the last messages tell who had come. */
const LOOK_BACK = 400;

interface Open {
  readonly chat: ChatHost;
  readonly comings: Comings;
  paused: boolean;
  isOver: boolean;
  /** Boards that were solved when they were looked at last. */
  readonly boards: WeakMap<BoardHost, { solved: boolean; times: number }>;
  /** Names and looks of the seats, as teachers were told them. */
  seats: string;
}

export class ChatDirectory implements Chats {
  readonly #parts: ChatsParts;
  readonly #chats = new Map<ClassroomHost, Promise<Open>>();
  readonly #open = new Map<ClassroomHost, Open>();

  constructor(parts: ChatsParts) {
    this.#parts = parts;
  }

  async chat(id: ClassroomId): Promise<Chat | null> {
    const classroom = await this.#parts.classroom(id);
    return classroom === null ? null : this.of(classroom);
  }

  async of(classroom: ClassroomHost): Promise<ChatHost> {
    const known = this.#chats.get(classroom);
    if (known !== undefined) return (await known).chat;
    const opening = this.#openChat(classroom);
    this.#chats.set(classroom, opening);
    opening.then(
      (open) => this.#chats.has(classroom) && this.#open.set(classroom, open),
      () => this.#chats.delete(classroom),
    );
    return (await opening).chat;
  }

  endSeat(classroom: ClassroomId, seat: SeatId): void {
    this.#parts.endSeat(classroom, seat);
  }

  async eraseSeat(id: ClassroomId, seat: SeatId): Promise<void> {
    this.endSeat(id, seat);
    const classroom = await this.#parts.classroom(id);
    if (classroom === null) return;
    const chat = await this.of(classroom);
    this.#open.get(classroom)?.comings.forget(seat);
    await chat.eraseSeat(seat);
  }

  /** The class is over. */
  end(classroom: ClassroomHost): void {
    this.#chats.delete(classroom);
    this.#open.delete(classroom);
  }

  /** Looks at what has happened in the classes, and tells it in their chats. */
  watch(): void {
    for (const open of this.#open.values()) this.#watch(open);
  }

  /** Resolves when all that was asked of the chats is done. */
  async settle(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ chat }) => chat.settle()));
  }

  #watch(open: Open): void {
    const { chat, comings } = open;
    const { classroom } = chat;
    const note = (...line: Parameters<ChatHost['note']>) => {
      chat.note(...line).catch((error: unknown) => this.#parts.log.error({ err: error }, 'a line of a chat failed'));
    };
    const here = new Set(classroom.seats.filter(({ id }) => classroom.isHere(id)).map(({ id }) => id));
    for (const { kind, seat } of comings.see(here, this.#parts.now())) note(kind, seat);
    if (classroom.paused !== open.paused) {
      open.paused = classroom.paused;
      note(open.paused ? 'paused' : 'resumed', null);
    }
    if (classroom.door.isFinished !== open.isOver) {
      open.isOver = !open.isOver;
      this.#parts.onChange(chat);
    }
    for (const board of classroom.openHosts.values()) {
      if (!isNewlySolved(board, open)) continue;
      const players = classroom.seats.filter(({ id }) => {
        const member = classroom.membership({ role: 'student', seat: id, grant: 0 }, board.number);
        return member !== null;
      });
      // Several who share a board have solved it together: the class is told, and no single name.
      const [only] = players.length === 1 ? players : [];
      const times = open.boards.get(board)?.times ?? 0;
      note('solved', only?.id ?? null, `solved ${board.number} ${board.board.epoch} ${times}`);
    }
    const seats = JSON.stringify(classroom.seats.map(({ number, name, hue, shape }) => [number, name, hue, shape]));
    if (seats !== open.seats) {
      open.seats = seats;
      this.#parts.onChange(chat);
    }
  }

  async #openChat(classroom: ClassroomHost): Promise<Open> {
    const { store, now } = this.#parts;
    const chat = await ChatHost.open({ ...this.#parts, classroom });
    const last = await store.messages(classroom.record.id, Number.MAX_SAFE_INTEGER, LOOK_BACK);
    const had = new Set<SeatId>();
    for (const { kind, seat } of last) {
      if (seat === null) continue;
      if (kind === 'came') had.add(seat);
      if (kind === 'left') had.delete(seat);
    }
    return {
      chat,
      comings: new Comings(had, now()),
      paused: classroom.paused,
      isOver: classroom.door.isFinished,
      boards: new WeakMap(),
      seats: '',
    };
  }
}

/** Solved since it was looked at last. A board that was opened solved was told of before, unless it is in its first epoch. */
function isNewlySolved(board: BoardHost, { boards }: Pick<Open, 'boards'>): boolean {
  const before = boards.get(board) ?? { solved: board.isSolved && board.board.epoch > 1, times: 0 };
  const isNew = board.isSolved && !before.solved;
  boards.set(board, { solved: board.isSolved, times: before.times + (isNew ? 1 : 0) });
  return isNew;
}
