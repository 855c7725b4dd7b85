/** Empty places of a sheet, as they show on the mat. */
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';

/** A sheet of paper, the cards and the empty places on it: light in both themes, as a printed sheet is. */
export const PAPER = { sheet: '#f4eee2', card: '#fffdf9', hollow: '#e2d9c6' } as const;
const RIM = '#857a65';

export function hollowsOf({ pieces, placeOf, boxes }: Puzzle): readonly SheetPart[] {
  return boxes?.rooms ?? Array.from({ length: pieces }, (_, index) => placeOf(index + 1));
}

/** On a context whose origin is the sheet's. Pixels a unit, across and down. */
export function paintHollows(context: CanvasRenderingContext2D, hollows: readonly SheetPart[], x: number, y = x): void {
  context.fillStyle = PAPER.hollow;
  context.strokeStyle = RIM;
  for (const { left, top, width, height } of hollows) {
    const box = [left * x, top * y, width * x, height * y] as const;
    context.fillRect(...box);
    context.strokeRect(...box);
  }
}
