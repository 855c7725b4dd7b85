/** The rules of one board: its puzzle, what the mat accepts, and the snap tolerance. `changeRules` alone changes them. */

import type { PieceId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import type { Difficulty, Puzzle } from '#shared/puzzle/puzzle.ts';

/**
 * `every`: the mat accepts any piece near its home. `border`: border pieces, and pieces that fit to those. `none`: there is no mat to see, and
 * none that accepts a piece; what lies on it from before stays.
 */
export type MatMode = 'every' | 'border' | 'none';

export interface Rules {
  readonly puzzle: Puzzle;
  mat: MatMode;
  /** Largest distance of two origins that still snaps, in units. */
  tolerance: number;
  /** A page may ask for a larger tolerance than that for one drop, up to this many units. */
  readonly snapFloorMax: number;
  /** May pieces be turned? */
  readonly turns: boolean;
  /** May students ask for hints? */
  hints: boolean;
}

const TOLERANCE_PERCENT: Record<Difficulty, number> = { easy: 20, normal: 10, hard: 5 };
/** Of a piece's short side. */
const SNAP_FLOOR_PERCENT_MAX = 35;
const MAT: Record<Difficulty, MatMode> = { easy: 'every', normal: 'border', hard: 'none' };

export function boardRules(puzzle: Puzzle, difficulty: Difficulty, turns: boolean, hints = true): Rules {
  return {
    puzzle,
    mat: matFor(puzzle, difficulty),
    tolerance: toleranceFor(puzzle, difficulty),
    snapFloorMax: Math.floor((puzzle.pieceSize * SNAP_FLOOR_PERCENT_MAX) / 100),
    turns,
    hints,
  };
}

/** Changes what a teacher may change while boards are played, for all boards that share these rules: what has joined stays joined. */
export function changeRules(rules: Rules, difficulty: Difficulty, hints: boolean): void {
  rules.hints = hints;
  rules.mat = matFor(rules.puzzle, difficulty);
  rules.tolerance = toleranceFor(rules.puzzle, difficulty);
}

function matFor({ isMatAlwaysOn }: Puzzle, difficulty: Difficulty): MatMode {
  return isMatAlwaysOn ? 'every' : MAT[difficulty];
}

function toleranceFor({ pieceSize }: Puzzle, difficulty: Difficulty): number {
  return Math.max(1, Math.floor((pieceSize * TOLERANCE_PERCENT[difficulty]) / 100));
}

/** The piece number of the mat and the id of its group. It is the smallest, so every group with the mat has this id. */
export const MAT_ID: PieceId = 0;

/** Where the mat lies. */
export const MAT_ORIGIN = { x: CENTRE, y: CENTRE } as const;

/** The largest distance that snaps in one drop, in units. @param snapFloor what its page asks for at least */
export function toleranceOf({ tolerance, snapFloorMax }: Rules, snapFloor = 0): number {
  return Math.max(tolerance, Math.min(snapFloor, snapFloorMax));
}

/** Does the mat accept this piece without a neighbour on it? */
export function matTakes(rules: Rules, piece: PieceId): boolean {
  if (rules.mat === 'every') return true;
  return rules.mat === 'border' && rules.puzzle.onBorder[piece] === 1;
}
