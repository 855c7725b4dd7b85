/** What pages may show of a board that is solved. */
import type { BoardNumber } from '#shared/ids.ts';
import type { SeatAppearance } from './seat-appearance.ts';

/** The same figures as the class's results: of all who played at the board together. */
export interface SolvedFigures {
  /** Without pauses longer than a minute. Milliseconds. */
  readonly playedMs: number;
  /** Drops and turns. */
  readonly moves: number;
}

/** A board that was solved a moment ago. */
export interface NewlySolvedView {
  readonly board: BoardNumber;
  /** By the server's clock, ms since 1970. */
  readonly at: number;
  /** Who solved it; empty unless the teacher chose names. */
  readonly members: readonly SeatAppearance[];
  /** Absent: the teacher did not choose figures, or the board is one student's alone. */
  readonly figures?: SolvedFigures;
}
