/**
 * Levels of detail: which corners of an outline are drawn. Two neighbours leave out the same corners of their common stretch, so that
 * pieces fit without a seam at every level.
 */

export interface DetailLevel {
  /** Every stride-th corner of a stretch is drawn. */
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

/** The level for pieces whose short side is `pixels` device pixels: an index into DETAIL_LEVELS. */
export function detailLevelAt(pixels: number): number {
  const level = DETAIL_LEVELS.findIndex(({ pixelsMax }) => pixels <= pixelsMax);
  return level < 0 ? DETAIL_LEVELS.length - 1 : level;
}
