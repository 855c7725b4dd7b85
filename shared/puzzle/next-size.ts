/** What comes after a puzzle that is solved: the same picture in more pieces. */
import { NEXT_SIZE_PIECES_MAX } from '#shared/limits.ts';
import type { PuzzleSpec } from './puzzle.ts';
import { type Size, suggestedSizes } from './sizes.ts';

/** `known`: one of the cuts there are, by its index; `new`: a size to cut the picture into. */
export type NextSize =
  | { readonly kind: 'known'; readonly cut: number; readonly pieces: number }
  | { readonly kind: 'new'; readonly size: Size; readonly pieces: number };

export interface CutPicture {
  /** Pixels. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  readonly cuts: readonly PuzzleSpec[];
}

/** The next larger of the cuts there are, or else the next larger size that fits the picture. Null: it has as many pieces as there are. */
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
