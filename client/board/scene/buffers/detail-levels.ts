/**
 * Levels of detail: which corners of an outline are drawn. Two neighbours leave out the same corners of their common edge, so that pieces
 * fit without a seam at every level.
 */
import { EDGE_POINTS } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import { sidesOf } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

export interface DetailLevel {
  /** Every stride-th corner of an edge is drawn: a divisor of their number. */
  readonly stride: number;
  /** The level is used while a piece's short side has at most this many device pixels. */
  readonly pixelsMax: number;
}

/** From the coarsest to the finest. */
export const DETAIL_LEVELS: readonly DetailLevel[] = [
  { stride: 4, pixelsMax: 16 },
  { stride: 2, pixelsMax: 44 },
  { stride: 1, pixelsMax: Number.POSITIVE_INFINITY },
];

/** The corners of a piece's outline that are drawn: ascending indexes into its list of corners. */
export function outlineCorners(puzzle: Puzzle, piece: PieceId, { stride }: DetailLevel): number[] {
  const { top, right, bottom, left } = sidesOf(puzzle.spec, piece);
  const corners: number[] = [];
  let first = 0;
  for (const side of [top, right, bottom, left]) {
    const count = side === 'flat' ? 1 : EDGE_POINTS;
    for (let corner = 0; corner < count; corner += stride) corners.push(first + corner);
    first += count;
  }
  return corners;
}

/** The level for pieces whose short side is `pixels` device pixels: an index into DETAIL_LEVELS. */
export function detailLevelAt(pixels: number): number {
  const level = DETAIL_LEVELS.findIndex(({ pixelsMax }) => pixels <= pixelsMax);
  return level < 0 ? DETAIL_LEVELS.length - 1 : level;
}
