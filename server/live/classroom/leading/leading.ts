/**
 * What a teacher leads her class with: pause, hands, the timer, the spotlight, the projector. Each is a fact of the class's log, and
 * true when it is durable; what follows from a fact for the boards that are open is done then. Nobody's role is asked here: the sockets do.
 */
import { type ClassroomEvent, PRESENTED } from '../../../../shared/classroom/event.ts';
import { isPaused } from '../../../../shared/classroom/facts.ts';
import type { BoardNumber } from '../../../../shared/ids.ts';
import type { ThresholdsMessage } from '../../../../shared/protocol/attention.ts';
import { failure } from '../../../../shared/protocol/errors.ts';
import type { Answer, Done } from '../../../../shared/protocol/events.ts';
import type { PresentMessage } from '../../../../shared/protocol/leading.ts';
import type { BoardHost } from '../../board/host.ts';
import type { Student } from '../../classrooms.ts';
import type { ClassroomLog } from '../log.ts';
import type { ClassBoards } from '../played/boards.ts';
import type { Seating } from '../seats/seating.ts';
import { BoardActs, TEACHER } from './board-acts.ts';
import { Places } from './places.ts';

export interface LeadingParts {
  readonly log: ClassroomLog;
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** One after the other, with all else that changes the class. */
  readonly inLine: <Result>(task: () => Promise<Result>) => Promise<Result>;
  readonly onChange: () => void;
  /** Whole ms since 1970. */
  readonly wall: () => number;
}

/** Keeps facts in the class's log, then does what follows from them. */
export type Keep = (...events: readonly ClassroomEvent[]) => Promise<Answer<Done>>;

export class Leading {
  readonly #parts: LeadingParts;
  /** Who plays where. */
  readonly places: Places;
  /** What she does at boards, one or many. */
  readonly acts: BoardActs;

  constructor(parts: LeadingParts) {
    this.#parts = parts;
    const keep: Keep = (...events) => this.#keep(...events);
    this.places = new Places(parts, keep);
    this.acts = new BoardActs(parts, keep);
  }

  /** Something new is played: what was led in the activity before is over. */
  async started(): Promise<void> {
    const { activities } = this.#parts.log.facts;
    // Nothing hangs on it: what was led belongs to boards that nobody plays at now.
    await this.#keep({ kind: 'activityStarted', activity: activities + 1 });
  }

  /** Of one board, or of the whole class with board 0, which ends the pauses of single boards when it goes on. */
  async pause(board: BoardNumber, paused: boolean): Promise<Answer<Done>> {
    const { log, boards, inLine } = this.#parts;
    return inLine(async () => {
      const { facts } = log;
      if (board === 0) {
        if (facts.paused === paused && (paused || facts.pausedBoards.size === 0)) return { ok: true };
        return this.#keep({ kind: paused ? 'paused' : 'resumed' });
      }
      if (boards.get(board) === undefined) return failure('no-board');
      if (facts.pausedBoards.has(board) === paused) return { ok: true };
      return this.#keep({ kind: paused ? 'boardPaused' : 'boardResumed', board });
    });
  }

  /** Brings a board to what the class's log says of it. */
  settle(host: BoardHost): void {
    const paused = isPaused(this.#parts.log.facts, host.number);
    if (paused !== host.board.paused) host.submit(TEACHER, { kind: paused ? 'pause' : 'resume' });
  }

  /** A student's own hand. */
  async hand(student: Student, up: boolean): Promise<Answer<Done>> {
    const { seating, inLine } = this.#parts;
    // Asked only when it is its turn: until then the seat may go, and its number be another child's.
    return inLine(async () => {
      const number = seating.holds(student) ? seating.get(student.seat)?.number : undefined;
      return number === undefined ? failure('not-member') : this.#hand(number, up);
    });
  }

  /** A hand that the teacher has seen to. */
  async lowerHand(seat: number): Promise<Answer<Done>> {
    return this.#parts.inLine(() => this.#hand(seat, false));
  }

  async #hand(seat: number, up: boolean): Promise<Answer<Done>> {
    if (this.#parts.log.facts.hands.has(seat) === up) return { ok: true };
    return this.#keep({ kind: up ? 'handUp' : 'handDown', seat });
  }

  /** Sets the timer to so many ms from now. */
  async setTimer(ms: number): Promise<Answer<Done>> {
    return this.#parts.inLine(() => this.#keep({ kind: 'timerStarted', until: this.#parts.wall() + ms, of: ms }));
  }

  /** Stops the timer where it is, lets it go on, or takes it away. */
  async turnTimer(to: 'pause' | 'goOn' | 'end'): Promise<Answer<Done>> {
    const { log, inLine, wall } = this.#parts;
    return inLine(async () => {
      const { timer } = log.facts;
      if (timer === null) return { ok: true };
      if (to === 'end') return this.#keep({ kind: 'timerEnded' });
      if (to === 'pause')
        return timer.until === null
          ? { ok: true }
          : this.#keep({ kind: 'timerPaused', left: Math.max(0, timer.until - wall()) });
      return timer.left === null
        ? { ok: true }
        : this.#keep({ kind: 'timerStarted', until: wall() + timer.left, of: timer.of });
    });
  }

  /** Everybody's screen shows this board; null: their own again. */
  async spotlight(board: BoardNumber | null, named: boolean): Promise<Answer<Done>> {
    const { log, boards, inLine } = this.#parts;
    return inLine(async () => {
      const { spotlight } = log.facts;
      if (board === null) return spotlight === null ? { ok: true } : this.#keep({ kind: 'spotlightEnded' });
      if (!boards.isNow(board)) return failure('no-board');
      if (spotlight?.board === board && spotlight.named === named) return { ok: true };
      return this.#keep({ kind: 'spotlit', board, named });
    });
  }

  /** May everybody in the class look at this board now? */
  isSpotlit(board: BoardNumber): boolean {
    const { log, boards } = this.#parts;
    return log.facts.spotlight?.board === board && boards.isNow(board);
  }

  /** What is not asked for stays. */
  async present(asked: PresentMessage): Promise<Answer<Done>> {
    return this.#parts.inLine(async () => {
      const { presented } = this.#parts.log.facts;
      const { what, named } = { ...presented, ...asked };
      if (presented.what === what && presented.named === named) return { ok: true };
      return this.#keep({ kind: 'presented', what: PRESENTED.indexOf(what), named });
    });
  }

  /** When a board may need her look. What is not asked for stays. */
  async setThresholds(asked: ThresholdsMessage): Promise<Answer<Done>> {
    return this.#parts.inLine(() =>
      this.#keep({ kind: 'thresholdsSet', ...this.#parts.log.facts.thresholds, ...asked }),
    );
  }

  /** Keeps it, then does what follows from it. */
  async #keep(...events: readonly ClassroomEvent[]): Promise<Answer<Done>> {
    const { log, boards, onChange } = this.#parts;
    const kept = await log.keep(...events);
    if (!kept.ok) return kept;
    for (const host of boards.openHosts.values()) this.settle(host);
    onChange();
    return kept;
  }
}
