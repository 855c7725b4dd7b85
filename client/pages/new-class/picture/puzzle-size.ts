/** The cut that a teacher has in mind for her picture: the preview draws it from the very definition that the class will play. */
import { CUTS_MAX } from '#shared/limits.ts';
import { jigsawSpec } from '#shared/puzzle/jigsaw.ts';
import type { JigsawSpec, TabSize } from '#shared/puzzle/puzzle.ts';
import { type Size, suggestedSizes } from '#shared/puzzle/sizes.ts';

/** What most classes take: the size nearest to it is chosen at first. */
const PIECES_DEFAULT = 48;
/** More pieces than these are offered to whoever asks for more. */
const PIECES_OFFERED_MAX = 600;

export interface PictureSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** What a picture of these proportions can be cut into; none for one too narrow to be cut at all. */
export function sizesFor({ width, height }: PictureSize): Size[] {
  return orNullIfImpossible(() => suggestedSizes(width, height)) ?? [];
}

export function isSizeOffered({ pieces }: Size): boolean {
  return pieces <= PIECES_OFFERED_MAX;
}

/** The size nearest to `pieces`; a picture changed for another keeps about as many. */
export function nearestSize(sizes: readonly Size[], pieces = PIECES_DEFAULT): Size | null {
  const byDistance = [...sizes].sort((a, b) => Math.abs(a.pieces - pieces) - Math.abs(b.pieces - pieces));
  return byDistance[0] ?? null;
}

/** Other sizes that were chosen beside the first one, as near as this picture has them; each once, few pieces first. */
export function otherSizesFor(sizes: readonly Size[], first: Size | null, pieces: readonly number[]): Size[] {
  const others = new Set(pieces.map((target) => nearestSize(sizes, target)));
  return sizes.filter((size) => size !== first && others.has(size)).slice(0, CUTS_MAX - 1);
}

/** Null when the picture cannot be cut so. */
export function puzzleSpec({ width, height }: PictureSize, size: Size, tab: TabSize, seed: number): JigsawSpec | null {
  const { columns, rows } = size;
  return orNullIfImpossible(() => jigsawSpec({ seed, columns, rows, pixelWidth: width, pixelHeight: height, tab }));
}

/** The cutter says by a RangeError that a picture is too narrow for it. */
function orNullIfImpossible<Result>(cut: () => Result): Result | null {
  try {
    return cut();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A cut of its own for each class. u32. */
export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
