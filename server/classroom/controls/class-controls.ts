/**
 * The teacher's controls of one class: pause, raised hands, the timer, the spotlight, the projector, sounds, the feast and the attention thresholds.
 * Each is a fact of the class's log, and holds once it is durable. The sockets check the caller's role before.
 */

import type { ClassBoards } from '#server/classroom/activities/class-boards.ts';
import type { ClassContext } from '#server/classroom/class-context.ts';
import type { Seating } from '#server/classroom/seats/seating.ts';
import type { Student } from '#server/identity/person.ts';
import { PROJECTOR_CONTENTS } from '#shared/classroom/classroom-event.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { Answer, NoResult } from '#shared/protocol/answer.ts';
import { failure } from '#shared/protocol/errors.ts';
import type { PresentMessage, ThresholdsMessage } from '#shared/protocol/messages/control-messages.ts';
import { BoardCommands } from './board-commands.ts';
import { ClassMoments } from './class-moments.ts';
import { ClassSettings } from './class-settings.ts';
import { ClassTimer } from './class-timer.ts';
import { Continuation } from './continuation.ts';
import type { FactWriter } from './fact-writer.ts';
import { SeatAssignment } from './seat-assignment.ts';

export interface ClassControlsDeps
  extends Pick<ClassContext, 'log' | 'runExclusive' | 'wall' | 'record' | 'change' | 'onChange'> {
  readonly boards: ClassBoards;
  readonly seating: Seating;
  readonly facts: FactWriter;
}

export class ClassControls {
  readonly #deps: ClassControlsDeps;
  readonly seatAssignment: SeatAssignment;
  readonly boardCommands: BoardCommands;
  readonly continuation: Continuation;
  readonly moments: ClassMoments;
  readonly timer: ClassTimer;
  readonly settings: ClassSettings;

  constructor(deps: ClassControlsDeps) {
    this.#deps = deps;
    this.seatAssignment = new SeatAssignment(deps);
    this.boardCommands = new BoardCommands(deps);
    this.continuation = new Continuation(deps);
    this.moments = new ClassMoments(deps);
    this.timer = new ClassTimer(deps);
    this.settings = new ClassSettings(deps);
  }

  /** Ends the controls that belong to the activity before. */
  async activityStarted(): Promise<void> {
    const { log, facts } = this.#deps;
    const { activities } = log.facts;
    // A refusal does no harm: those controls concern boards that no student plays at now.
    await facts.append({ kind: 'activityStarted', activity: activities + 1 });
  }

  /** Pauses or resumes one board; board 0 is the whole class. Resuming the class resumes single boards too. */
  async pause(board: BoardNumber, paused: boolean): Promise<Answer<NoResult>> {
    const { log, boards, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const { paused: isClassPaused, pausedBoards } = log.facts;
      if (board === 0) {
        if (isClassPaused === paused && (paused || pausedBoards.size === 0)) return { ok: true };
        return facts.append({ kind: paused ? 'paused' : 'resumed' });
      }
      if (boards.get(board) === undefined) return failure('no-board');
      if (pausedBoards.has(board) === paused) return { ok: true };
      return facts.append({ kind: paused ? 'boardPaused' : 'boardResumed', board });
    });
  }

  /** Raises or lowers a student's own hand. */
  async setHand(student: Student, up: boolean): Promise<Answer<NoResult>> {
    const { seating, runExclusive } = this.#deps;
    // Looked up inside the mutex: before, the seat may be removed, and its number go to another student.
    return runExclusive(async () => {
      const number = seating.isSeated(student) ? seating.get(student.seat)?.number : undefined;
      return number === undefined ? failure('not-member') : this.#setHandOfSeat(number, up);
    });
  }

  /** Lowers a hand after the teacher has attended to it. */
  async lowerHand(seat: number): Promise<Answer<NoResult>> {
    return this.#deps.runExclusive(() => this.#setHandOfSeat(seat, false));
  }

  async #setHandOfSeat(seat: number, up: boolean): Promise<Answer<NoResult>> {
    const { log, facts } = this.#deps;
    if (log.facts.raisedHands.has(seat) === up) return { ok: true };
    return facts.append({ kind: up ? 'handRaised' : 'handLowered', seat });
  }

  /** Shows this board on every screen; null ends that. @param named with its members' names */
  async spotlight(board: BoardNumber | null, named: boolean): Promise<Answer<NoResult>> {
    const { log, boards, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const { spotlight } = log.facts;
      if (board === null) return spotlight === null ? { ok: true } : facts.append({ kind: 'spotlightEnded' });
      if (!boards.isCurrent(board)) return failure('no-board');
      if (spotlight?.board === board && spotlight.named === named) return { ok: true };
      return facts.append({ kind: 'spotlit', board, named });
    });
  }

  /** Whether everybody in the class may watch this board now. */
  isSpotlit(board: BoardNumber): boolean {
    const { log, boards } = this.#deps;
    return log.facts.spotlight?.board === board && boards.isCurrent(board);
  }

  /** Sets what the projector shows. Fields that the request leaves out stay. */
  async present(request: PresentMessage): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(async () => {
      const { presented } = log.facts;
      const { what, named } = { ...presented, ...request };
      if (presented.what === what && presented.named === named) return { ok: true };
      return facts.append({ kind: 'presented', what: PROJECTOR_CONTENTS.indexOf(what), named });
    });
  }

  /** Whether pages may make sounds. */
  async setSounds(allowed: boolean): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(async () =>
      log.facts.sounds === allowed ? { ok: true } : facts.append({ kind: 'soundsSet', allowed }),
    );
  }

  /** Whether the feast for a solved board shows its time and its moves. */
  async setFeastFigures(figures: boolean): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(async () =>
      log.facts.feastFigures === figures ? { ok: true } : facts.append({ kind: 'feastSet', figures }),
    );
  }

  /** Sets when a board may need the teacher's attention. Fields that the request leaves out stay. */
  async setThresholds(request: ThresholdsMessage): Promise<Answer<NoResult>> {
    const { log, facts, runExclusive } = this.#deps;
    return runExclusive(() => facts.append({ kind: 'thresholdsSet', ...log.facts.thresholds, ...request }));
  }
}
