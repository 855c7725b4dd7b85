/**
 * Names that pictures of boards show over their pieces in place. A kind whose sheet has them brings its painter when a sheet of it is
 * prepared, before any picture of a board is.
 */
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** Of names beside pieces: their ink, and what parts it from whatever is behind. */
export interface BesideInk {
  readonly ink: string;
  readonly ground: string;
}

export interface NamedPicture {
  readonly puzzle: Puzzle;
  /** Pixels a unit. */
  readonly scale: number;
  /** Pixels a CSS pixel. */
  readonly pixelRatio: number;
  /** Null: that of names on the sheet. */
  readonly ink: BesideInk | null;
  isInPlace(piece: PieceId): boolean;
}

/** The context draws pixels from the sheet's top left corner. */
export type PaintNames = (context: CanvasRenderingContext2D, picture: NamedPicture) => void;

let painter: PaintNames | null = null;

export function keepNamePainter(paint: PaintNames): void {
  painter = paint;
}

/** Null: the pieces of the puzzle show no names. */
export function namePainterOf({ showsNames }: Puzzle): PaintNames | null {
  return showsNames === true ? painter : null;
}
