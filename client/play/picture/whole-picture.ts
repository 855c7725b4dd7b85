/** The solved picture as it is shown or kept by itself: with the names of all its pieces, those of small ones beside them. */
import { useEffect, useState } from 'preact/hooks';
import { language } from '#client/i18n/language.ts';
import { canvasLosses } from '#client/ui/canvas-loss.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

export type WholePicture = ImageBitmap | HTMLCanvasElement;

/** How large it is: its longer side. */
export interface WholeSize {
  /** Pixels. */
  readonly longSide: number;
  /** As it is shown. CSS pixels. */
  readonly shownSide: number;
}

/** @param picture whose pieces show no names is as it is */
export async function wholePicture(
  puzzle: Puzzle,
  picture: ImageBitmap,
  { longSide, shownSide }: WholeSize,
): Promise<WholePicture> {
  if (puzzle.showsNames !== true) return picture;
  const { paintSheet } = await import('./sheet.ts');
  const { width, height } = puzzle.spec;
  return paintSheet(puzzle.spec, null, { longSide, names: { shownScale: shownSide / Math.max(width, height) } });
}

/** Null until it is painted. @param shownSide 0: it is not known yet */
export function useWholePicture(puzzle: Puzzle, picture: ImageBitmap | null, size: WholeSize): WholePicture | null {
  const [painted, setPainted] = useState<WholePicture | null>(null);
  const { longSide, shownSide } = size;
  const isNamed = puzzle.showsNames === true;
  useEffect(() => {
    if (!isNamed || picture === null || shownSide === 0) return;
    let isCurrent = true;
    wholePicture(puzzle, picture, { longSide, shownSide }).then((whole) => {
      if (isCurrent) setPainted(whole);
    }, reportError);
    return () => {
      isCurrent = false;
    };
  }, [puzzle, picture, longSide, shownSide, canvasLosses.value, language.value]);
  return isNamed ? painted : picture;
}
