/** What shows on the mat of a puzzle whose pieces lie in places: its sheet, with every place empty. */
import { watchedContext } from '#client/ui/canvas-loss.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** They are drawn over a sheet of paper, which is light in both themes. */
const HOLLOW = '#e2d9c6';
const RIM = '#857a65';

/** Empties the places of a sheet that a canvas shows as a whole. */
export function emptyPlaces(canvas: HTMLCanvasElement, { spec, pieces, placeOf, boxes }: Puzzle): HTMLCanvasElement {
  const context = watchedContext(canvas);
  const [x, y] = [canvas.width / spec.width, canvas.height / spec.height];
  if (context === null) return canvas;
  context.fillStyle = HOLLOW;
  context.strokeStyle = RIM;
  for (const { left, top, width, height } of boxes?.rooms ??
    Array.from({ length: pieces }, (_, index) => placeOf(index + 1))) {
    const box = [left * x, top * y, width * x, height * y] as const;
    context.fillRect(...box);
    context.strokeRect(...box);
  }
  return canvas;
}
