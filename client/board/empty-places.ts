/** What shows on the mat of a puzzle whose pieces lie in places: its sheet, with every place empty. */
import { watchedContext } from '#client/ui/canvas-loss.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { hollowsOf, paintHollows } from './hollows.ts';

/** Empties the places of a sheet that a canvas shows as a whole. */
export function emptyPlaces(canvas: HTMLCanvasElement, puzzle: Puzzle): HTMLCanvasElement {
  const context = watchedContext(canvas);
  const { width, height } = puzzle.spec;
  if (context !== null) paintHollows(context, hollowsOf(puzzle), canvas.width / width, canvas.height / height);
  return canvas;
}
