/**
 * What a teacher leads her class with: pause, hands, the timer, the spotlight, the projector. Each is a fact of the class's log, and
 * true when it is durable; what follows from a fact for the boards that are open is done then. Nobody's role is asked here: the sockets do.
 */

import type { BoardHost } from '#server/board/host.ts';
import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassroomLog } from '#server/classroom/log.ts';
import type { Student } from '#server/classroom/port.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import { type ClassroomEvent, PROJECTOR_CONTENTS } from '#shared/classroom/classroom-event.ts';
import { isPaused } from '#shared/classroom/classroom-facts.ts';
import type { BoardNumber } from '#shared/ids.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { Answer, NoResult } from '#shared/protocol/socket-events.ts';
import type { ThresholdsMessage } from '#shared/protocol/teacher/attention-messages.ts';
import type { PresentMessage } from '#shared/protocol/teacher/control-messages.ts';
import { BoardCommands, TEACHER_ACTOR } from './board-commands.ts';
import { SeatAssignment } from './seat-assignment.ts';

export interface ClassControlsDeps {
  readonly log: ClassroomLog;
  readonly boards: ClassBoards;
  readonly seating: Seating;
  /** One after the other, with all else that changes the class. */
  readonly runExclusive: <Result>(task: () => Promise<Result>) => Promise<Result>;
  readonly onChange: () => void;
  /** Whole ms since 1970. */
  readonly wall: () => number;
}

/** Keeps facts in the class's log, then does what follows from them. */
export type AppendEvents = (...events: readonly ClassroomEvent[]) => Promise<Answer<NoResult>>;

export class ClassControls {
  readonly #deps: ClassControlsDeps;
  /** Who plays where. */
  readonly seatAssignment: SeatAssignment;
  /** What she does at boards, one or many. */
  readonly boardCommands: BoardCommands;

  constructor(deps: ClassControlsDeps) {
    this.#deps = deps;
    const append: AppendEvents = (...events) => this.#append(...events);
    this.seatAssignment = new SeatAssignment(deps, append);
    this.boardCommands = new BoardCommands(deps, append);
  }

  /** Something new is played: what was led in the activity before is over. */
  async activityStarted(): Promise<void> {
    const { activities } = this.#deps.log.facts;
    // Nothing hangs on it: what was led belongs to boards that nobody plays at now.
    await this.#append({ kind: 'activityStarted', activity: activities + 1 });
  }

  /** Of one board, or of the whole class with board 0, which ends the pauses of single boards when it goes on. */
  async pause(board: BoardNumber, paused: boolean): Promise<Answer<NoResult>> {
    const { log, boards, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const { facts } = log;
      if (board === 0) {
        if (facts.paused === paused && (paused || facts.pausedBoards.size === 0)) return { ok: true };
        return this.#append({ kind: paused ? 'paused' : 'resumed' });
      }
      if (boards.get(board) === undefined) return failure('no-board');
      if (facts.pausedBoards.has(board) === paused) return { ok: true };
      return this.#append({ kind: paused ? 'boardPaused' : 'boardResumed', board });
    });
  }

  /** Brings a board to what the class's log says of it. */
  syncBoard(host: BoardHost): void {
    const paused = isPaused(this.#deps.log.facts, host.number);
    if (paused !== host.board.paused) host.submit(TEACHER_ACTOR, { kind: paused ? 'pause' : 'resume' });
  }

  /** A student's own hand. */
  async setHand(student: Student, up: boolean): Promise<Answer<NoResult>> {
    const { seating, runExclusive } = this.#deps;
    // Asked only when it is its turn: until then the seat may go, and its number be another child's.
    return runExclusive(async () => {
      const number = seating.isSeated(student) ? seating.get(student.seat)?.number : undefined;
      return number === undefined ? failure('not-member') : this.#setHandOfSeat(number, up);
    });
  }

  /** A hand that the teacher has seen to. */
  async lowerHand(seat: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(() => this.#setHandOfSeat(seat, false));
  }

  async #setHandOfSeat(seat: number, up: boolean): Promise<Answer<NoResult>> {
    if (this.#deps.log.facts.raisedHands.has(seat) === up) return { ok: true };
    return this.#append({ kind: up ? 'handRaised' : 'handLowered', seat });
  }

  /** Sets the timer to so many ms from now. */
  async setTimer(ms: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(() => this.#append({ kind: 'timerStarted', until: this.#deps.wall() + ms, of: ms }));
  }

  /** Stops the timer where it is, lets it go on, or takes it away. */
  async changeTimer(to: 'pause' | 'goOn' | 'end'): Promise<Answer<NoResult>> {
    const { log, runExclusive, wall } = this.#deps;
    return runExclusive(async () => {
      const { timer } = log.facts;
      if (timer === null) return { ok: true };
      if (to === 'end') return this.#append({ kind: 'timerEnded' });
      if (to === 'pause')
        return timer.until === null
          ? { ok: true }
          : this.#append({ kind: 'timerPaused', left: Math.max(0, timer.until - wall()) });
      return timer.left === null
        ? { ok: true }
        : this.#append({ kind: 'timerStarted', until: wall() + timer.left, of: timer.of });
    });
  }

  /** Everybody's screen shows this board; null: their own again. */
  async spotlight(board: BoardNumber | null, named: boolean): Promise<Answer<NoResult>> {
    const { log, boards, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const { spotlight } = log.facts;
      if (board === null) return spotlight === null ? { ok: true } : this.#append({ kind: 'spotlightEnded' });
      if (!boards.isCurrent(board)) return failure('no-board');
      if (spotlight?.board === board && spotlight.named === named) return { ok: true };
      return this.#append({ kind: 'spotlit', board, named });
    });
  }

  /** May everybody in the class look at this board now? */
  isSpotlit(board: BoardNumber): boolean {
    const { log, boards } = this.#deps;
    return log.facts.spotlight?.board === board && boards.isCurrent(board);
  }

  /** What is not asked for stays. */
  async present(request: PresentMessage): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(async () => {
      const { presented } = this.#deps.log.facts;
      const { what, named } = { ...presented, ...request };
      if (presented.what === what && presented.named === named) return { ok: true };
      return this.#append({ kind: 'presented', what: PROJECTOR_CONTENTS.indexOf(what), named });
    });
  }

  /** When a board may need her look. What is not asked for stays. */
  async setThresholds(request: ThresholdsMessage): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(() =>
      this.#append({ kind: 'thresholdsSet', ...this.#deps.log.facts.thresholds, ...request }),
    );
  }

  /** Keeps it, then does what follows from it. */
  async #append(...events: readonly ClassroomEvent[]): Promise<Answer<NoResult>> {
    const { log, boards, onChange } = this.#deps;
    const appended = await log.append(...events);
    if (!appended.ok) return appended;
    for (const host of boards.openHosts.values()) this.syncBoard(host);
    onChange();
    return appended;
  }
}
