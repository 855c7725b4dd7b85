/** The next puzzle after a solved one: the same picture in more pieces. */
import { NEXT_SIZE_PIECES_MAX } from '#shared/limits.ts';
import { type Size, suggestedSizes } from './kinds/jigsaw/sizes.ts';
import type { PuzzleSpec } from './puzzle.ts';

/** `known`: an existing cut, by its index. `new`: a size for a new cut of the picture. */
export type NextSize =
  | { readonly kind: 'known'; readonly cut: number; readonly pieces: number }
  | { readonly kind: 'new'; readonly size: Size; readonly pieces: number };

export interface CutPicture {
  /** Pixels. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  readonly cuts: readonly PuzzleSpec[];
}

/** The next larger existing cut, or else the next larger size that fits the picture. Null: there is no larger one. */
export function nextSizeAfter({ pictureWidth, pictureHeight, cuts }: CutPicture, cut: number): NextSize | null {
  const now = piecesOf(cuts[cut]);
  let next: NextSize | null = null;
  for (const [index, spec] of cuts.entries()) {
    const pieces = piecesOf(spec);
    if (pieces > now && (next === null || pieces < next.pieces)) next = { kind: 'known', cut: index, pieces };
  }
  if (next !== null) return next;
  const size = suggestedSizes(pictureWidth, pictureHeight).find(({ pieces }) => pieces > now);
  return size === undefined || size.pieces > NEXT_SIZE_PIECES_MAX ? null : { kind: 'new', size, pieces: size.pieces };
}

function piecesOf(spec: PuzzleSpec | undefined): number {
  return spec === undefined ? 0 : spec.columns * spec.rows;
}
