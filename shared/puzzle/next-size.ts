/** The next puzzle after a solved one: the same picture in more pieces. */
import { largerCut } from './kinds/choices.ts';
import { pieceCount } from './kinds/registry.ts';
import type { LargerCut, PuzzleSpec } from './puzzle.ts';

/** `known`: an existing cut, by its index. `new`: a new cut of the picture. */
export type NextSize =
  | { readonly kind: 'known'; readonly cut: number; readonly pieces: number }
  | ({ readonly kind: 'new' } & LargerCut);

export interface CutPicture {
  /** Pixels. */
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  readonly cuts: readonly PuzzleSpec[];
}

/** The next larger existing cut, or else the next larger one that fits the picture. Null: there is no larger one. */
export function nextSizeAfter({ pictureWidth, pictureHeight, cuts }: CutPicture, cut: number): NextSize | null {
  const current = cuts[cut];
  if (current === undefined) return null;
  let next: NextSize | null = null;
  for (const [index, spec] of cuts.entries()) {
    const pieces = pieceCount(spec);
    if (pieces > pieceCount(current) && (next === null || pieces < next.pieces))
      next = { kind: 'known', cut: index, pieces };
  }
  if (next !== null) return next;
  const larger = largerCut(current, { width: pictureWidth, height: pictureHeight });
  return larger === null ? null : { kind: 'new', ...larger };
}
