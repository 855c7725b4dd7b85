/** What shows on the mat of a puzzle whose pieces lie in places: its sheet, with every place empty. */
import { watchedContext } from '#client/ui/canvas-loss.ts';
import type { Place, Puzzle } from '#shared/puzzle/puzzle.ts';

/** They are drawn over a sheet of paper, which is light in both themes. */
const HOLLOW = '#e2d9c6';
const RIM = '#857a65';

/** Empties the places of a sheet that a canvas shows as a whole. */
export function emptyPlaces(canvas: HTMLCanvasElement, puzzle: Puzzle): HTMLCanvasElement {
  const { spec } = puzzle;
  const context = watchedContext(canvas);
  const [x, y] = [canvas.width / spec.width, canvas.height / spec.height];
  if (context === null) return canvas;
  context.fillStyle = HOLLOW;
  context.strokeStyle = RIM;
  for (const { left, top, width, height } of puzzle.boxes?.rooms ?? homesOf(puzzle)) {
    const box = [left * x, top * y, width * x, height * y] as const;
    context.fillRect(...box);
    context.strokeRect(...box);
  }
  return canvas;
}

function homesOf({ pieces, placeOf }: Puzzle): readonly Place[] {
  return Array.from({ length: pieces }, (_, index) => placeOf(index + 1));
}
