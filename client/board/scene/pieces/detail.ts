/**
 * Levels of detail: which corners of an outline are kept. The corners that two neighbours share are thinned out alike, from
 * either end of their edge, so that pieces fit without a seam at every level.
 */
import { EDGE_POINTS } from '../../../../shared/geometry/edge.ts';
import type { PieceId } from '../../../../shared/ids.ts';
import { sidesOf } from '../../../../shared/puzzle/jigsaw.ts';
import type { Puzzle } from '../../../../shared/puzzle/puzzle.ts';

export interface Detail {
  /** Of the corners of an edge every so-manieth is kept: a divisor of their number. */
  readonly every: number;
  /** Used where a piece's short side is at most so many device pixels. */
  readonly upTo: number;
}

/** From the coarsest to the finest. */
export const DETAILS: readonly Detail[] = [
  { every: 4, upTo: 16 },
  { every: 2, upTo: 44 },
  { every: 1, upTo: Number.POSITIVE_INFINITY },
];

/** Corners of a piece's outline that are kept, ascending: places in its list of corners. */
export function cornersOf(puzzle: Puzzle, piece: PieceId, { every }: Detail): number[] {
  const { top, right, bottom, left } = sidesOf(puzzle.spec, piece);
  const kept: number[] = [];
  let first = 0;
  for (const side of [top, right, bottom, left]) {
    const count = side === 'flat' ? 1 : EDGE_POINTS;
    for (let corner = 0; corner < count; corner += every) kept.push(first + corner);
    first += count;
  }
  return kept;
}

/** The level for pieces whose short side is `pixels` device pixels: an index into DETAILS. */
export function detailAt(pixels: number): number {
  const level = DETAILS.findIndex(({ upTo }) => pixels <= upTo);
  return level < 0 ? DETAILS.length - 1 : level;
}
