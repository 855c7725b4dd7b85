/**
 * Announces in a class's chat what happens in the class: joins and leaves, the pause, solved boards. The class reports its changes; they
 * are gathered for CHAT_ANNOUNCE_MS. A timer runs only after a change, and while an absence may become a leave.
 */

import { CHAT_ANNOUNCE_MS } from '#server/base/limits.ts';
import type { Log } from '#server/base/log.ts';
import type { BoardHost } from '#server/board/host.ts';
import type { ChatHost } from '#server/chat/host.ts';
import type { SeatRecord } from '#server/store/port.ts';
import type { SeatId } from '#shared/ids.ts';
import { JoinLeaveTracker } from './join-leave.ts';

export interface ClassAnnouncerDeps {
  readonly chat: ChatHost;
  /** Seats whose join was announced, and not their leave. */
  readonly joined: Iterable<SeatId>;
  readonly log: Log;
  /** Monotonic ms. */
  readonly now: () => number;
  /** The view of the chat has changed. */
  readonly onChange: (chat: ChatHost) => void;
}

export class ClassAnnouncer {
  readonly #deps: ClassAnnouncerDeps;
  readonly #joinLeave: JoinLeaveTracker;
  #wasPaused: boolean;
  #wasFinished: boolean;
  /** Open boards as of the last update. `times`: how often a board was solved since it was opened. */
  readonly #solvedBoards = new WeakMap<BoardHost, { readonly solved: boolean; readonly times: number }>();
  #lastSeats: readonly SeatRecord[] | null = null;
  #unsubscribe: (() => unknown) | null = null;
  #isStopped = false;
  #timer: NodeJS.Timeout | null = null;
  /** When the timer fires. Monotonic ms. */
  #timerDue = 0;

  constructor(deps: ClassAnnouncerDeps) {
    const { chat, joined, now } = deps;
    this.#deps = deps;
    this.#joinLeave = new JoinLeaveTracker(joined, now());
    this.#wasPaused = chat.classroom.paused;
    this.#wasFinished = chat.classroom.admission.isFinished;
  }

  /** Follows the class from now on. Further calls do nothing. */
  start(): void {
    if (this.#unsubscribe !== null || this.#isStopped) return;
    this.#unsubscribe = this.#deps.chat.classroom.subscribe(() => this.#updateWithin(CHAT_ANNOUNCE_MS));
    this.#updateWithin(CHAT_ANNOUNCE_MS);
  }

  /** Announces nothing any more. */
  stop(): void {
    this.#isStopped = true;
    this.#unsubscribe?.();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Announces nothing any more of a seat that is removed. */
  remove(seat: SeatId): void {
    this.#joinLeave.remove(seat);
  }

  #updateWithin(ms: number): void {
    const due = this.#deps.now() + ms;
    if (this.#timer !== null) {
      if (this.#timerDue <= due) return;
      clearTimeout(this.#timer);
    }
    this.#timerDue = due;
    this.#timer = setTimeout(() => this.#update(), ms).unref();
  }

  #update(): void {
    this.#timer = null;
    const { chat, now, onChange } = this.#deps;
    const { classroom } = chat;
    const present = new Set(classroom.seats.filter(({ id }) => classroom.isHere(id)).map(({ id }) => id));
    for (const { kind, seat } of this.#joinLeave.update(present, now())) this.#announce(kind, seat);
    if (classroom.paused !== this.#wasPaused) {
      this.#wasPaused = classroom.paused;
      this.#announce(this.#wasPaused ? 'paused' : 'resumed', null);
    }
    if (classroom.admission.isFinished !== this.#wasFinished) {
      this.#wasFinished = !this.#wasFinished;
      onChange(chat);
    }
    for (const board of classroom.openHosts.values()) this.#announceSolved(board);
    const { seats } = classroom;
    if (!hasSameAppearances(seats, this.#lastSeats)) onChange(chat);
    this.#lastSeats = seats;
    const { nextDue } = this.#joinLeave;
    if (nextDue !== null) this.#updateWithin(Math.max(0, nextDue - now()));
  }

  /**
   * Announces a board that was solved since the last update. A board that was opened solved was announced before, unless it is in its
   * first epoch.
   */
  #announceSolved(board: BoardHost): void {
    const solved = board.isSolvedDurably;
    const before = this.#solvedBoards.get(board) ?? { solved: solved && board.board.epoch > 1, times: 0 };
    const isNew = solved && !before.solved;
    const times = before.times + (isNew ? 1 : 0);
    this.#solvedBoards.set(board, { solved, times });
    if (!isNew) return;
    const { classroom } = this.#deps.chat;
    const players = classroom.seats.filter(
      ({ id }) => classroom.memberOf({ role: 'student', seat: id, grant: 0 }, board.number) !== null,
    );
    // Students who share a board have solved it together: the announcement names none of them.
    const [only] = players.length === 1 ? players : [];
    this.#announce('solved', only?.id ?? null, `solved ${board.number} ${board.board.epoch} ${times}`);
  }

  #announce(...args: Parameters<ChatHost['announce']>): void {
    const { chat, log } = this.#deps;
    chat.announce(...args).catch((error: unknown) => log.error({ err: error }, 'an announcement in a chat failed'));
  }
}

/** Whether teachers see the same seats: their numbers, names, hues and shapes. */
function hasSameAppearances(seats: readonly SeatRecord[], last: readonly SeatRecord[] | null): boolean {
  return (
    seats.length === last?.length &&
    seats.every((seat, index) => {
      const other = last[index];
      return (
        seat === other ||
        (seat.number === other?.number &&
          seat.name === other.name &&
          seat.isNameWaiting === other.isNameWaiting &&
          seat.hue === other.hue &&
          seat.shape === other.shape)
      );
    })
  );
}
