/** The result of one student at one board. */
import type { PictureId } from '#shared/ids.ts';
import type { PuzzleKind } from '#shared/puzzle/puzzle.ts';
import type { MemberResult } from './result-fold.ts';

export interface ResultRow extends MemberResult {
  readonly seat: number;
  readonly name: string;
  readonly board: number;
  /** The board's activity, from 1 in the order of their beginnings. */
  readonly activity: number;
  /** Null: the puzzle had none. */
  readonly picture: PictureId | null;
  /** The sample that the picture is; null for an uploaded one. */
  readonly sample: string | null;
  /** Of the board's puzzle: what its pieces are called follows from it. */
  readonly kind: PuzzleKind;
  readonly pieces: number;
  /** How much of the board is joined, by whomever: 0 to 100, and 100 only when all of it is. */
  readonly percent: number;
}
