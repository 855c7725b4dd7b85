/** Empty places of a sheet, as they show on the mat. */
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';

/** They are drawn over a sheet of paper, which is light in both themes. */
const HOLLOW = '#e2d9c6';
const RIM = '#857a65';

export function hollowsOf({ pieces, placeOf, boxes }: Puzzle): readonly SheetPart[] {
  return boxes?.rooms ?? Array.from({ length: pieces }, (_, index) => placeOf(index + 1));
}

/** On a context whose origin is the sheet's. Pixels a unit, across and down. */
export function paintHollows(context: CanvasRenderingContext2D, hollows: readonly SheetPart[], x: number, y = x): void {
  context.fillStyle = HOLLOW;
  context.strokeStyle = RIM;
  for (const { left, top, width, height } of hollows) {
    const box = [left * x, top * y, width * x, height * y] as const;
    context.fillRect(...box);
    context.strokeRect(...box);
  }
}
