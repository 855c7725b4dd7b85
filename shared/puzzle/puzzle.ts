/** A puzzle is a definition: its pieces, their homes and their neighbours. It has no state. */
import type { PieceId } from '#shared/ids.ts';

/** The stored and sent definition of a jigsaw. Everything else follows from it, bit for bit, in every engine. */
export interface JigsawSpec {
  readonly kind: 'jigsaw';
  /** Version of the cutter and of its scatter. A released one never changes. */
  readonly cutter: 1;
  /** u32 */
  readonly seed: number;
  readonly columns: number;
  readonly rows: number;
  /** The picture's sides in units; the longer is PICTURE_LONG_SIDE. */
  readonly width: number;
  readonly height: number;
  /** Tab size in percent of a piece. */
  readonly tab: TabSize;
}

export type TabSize = 15 | 20 | 25;
export const TAB_SIZES: readonly TabSize[] = [15, 20, 25];
export const TAB_DEFAULT: TabSize = 20;

export type PuzzleSpec = JigsawSpec;

export interface Puzzle {
  readonly spec: PuzzleSpec;
  /** Number of pieces, n. Pieces are 1..n. */
  readonly pieces: number;
  /** Home of each piece's centre relative to the picture's centre, in units; index = piece, [0] is the mat's: 0. */
  readonly homeX: Int32Array;
  readonly homeY: Int32Array;
  /** Neighbours of each piece among the pieces, ascending; index = piece, [0] is empty. */
  readonly neighbours: readonly (readonly PieceId[])[];
  /** Pieces on the picture's border, ascending. */
  readonly border: readonly PieceId[];
  /** A piece's short side, in units. The snap tolerance is a share of it. */
  readonly pieceSize: number;
}

/** Sets the snap tolerance, and what the mat accepts. */
export type Difficulty = 'easy' | 'normal' | 'hard';
export const DIFFICULTIES: readonly Difficulty[] = ['easy', 'normal', 'hard'];
