/** The sizes that a picture can be cut into, and the definition of a cut, which preview and class share. */
import { CUTS_MAX, PICTURE_PIXELS_SHORT_MIN } from '#shared/limits.ts';
import type { JigsawSpec, TabSize } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { type Size, suggestedSizes } from '#shared/puzzle/kinds/jigsaw/sizes.ts';

/** The size nearest to this number of pieces is chosen by default. */
const PIECES_DEFAULT = 48;
/** Larger sizes are offered only with the other options. */
const PIECES_OFFERED_MAX = 600;

export interface PictureSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The sizes for a picture of these proportions; none if it is too narrow or too small to be cut. */
export function sizesFor({ width, height }: PictureSize): Size[] {
  if (Math.min(width, height) < PICTURE_PIXELS_SHORT_MIN) return [];
  return orNullIfImpossible(() => suggestedSizes(width, height)) ?? [];
}

export function isSizeOffered({ pieces }: Size): boolean {
  return pieces <= PIECES_OFFERED_MAX;
}

/** The size nearest to `pieces`, so that another picture keeps about as many. */
export function nearestSize(sizes: readonly Size[], pieces = PIECES_DEFAULT): Size | null {
  const byDistance = [...sizes].sort((a, b) => Math.abs(a.pieces - pieces) - Math.abs(b.pieces - pieces));
  return byDistance[0] ?? null;
}

/** The sizes nearest to `pieces` except the first one; each once, the smallest first, at most CUTS_MAX - 1. */
export function otherSizesFor(sizes: readonly Size[], first: Size | null, pieces: readonly number[]): Size[] {
  const others = new Set(pieces.map((target) => nearestSize(sizes, target)));
  return sizes.filter((size) => size !== first && others.has(size)).slice(0, CUTS_MAX - 1);
}

/** Null when the picture cannot be cut like that. */
export function puzzleSpec({ width, height }: PictureSize, size: Size, tab: TabSize, seed: number): JigsawSpec | null {
  const { columns, rows } = size;
  return orNullIfImpossible(() => jigsawSpec({ seed, columns, rows, pixelWidth: width, pixelHeight: height, tab }));
}

/** The cutter throws a RangeError for a picture that is too narrow. */
function orNullIfImpossible<Result>(cut: () => Result): Result | null {
  try {
    return cut();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The seed of a cut, another one for each class. u32. */
export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
