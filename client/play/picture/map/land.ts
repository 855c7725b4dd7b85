/** Where on a map there is land: a coarse copy of it, and how much of any rectangle is covered. */
import { addOutline } from '#client/board/piece-outlines.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';

/** Cells along the copy's longer side. */
const CELLS = 256;
/** A cell that is covered so little is water: 0..255. */
const WATER_MAX = 24;

/** @returns is there no land in this part of the sheet, in units? O(1) a call */
export function waterOf(puzzle: Puzzle): (part: SheetPart) => boolean {
  const { width, height } = puzzle.spec;
  const scale = CELLS / Math.max(width, height);
  const [columns, rows] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas for the land of a map');
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const path = new Path2D();
    const x = ((puzzle.homeX[piece] ?? 0) + width / 2) * scale;
    addOutline(path, puzzle.outlineOf(piece), x, ((puzzle.homeY[piece] ?? 0) + height / 2) * scale, scale);
    context.fill(path);
  }
  const { data } = context.getImageData(0, 0, columns, rows);
  // Cells with land above and to the left of each corner of a cell.
  const sums = new Int32Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = (row + 1) * (columns + 1) + column + 1;
      const isLand = (data[4 * (row * columns + column) + 3] ?? 0) > WATER_MAX;
      sums[at] = Number(isLand) + (sums[at - 1] ?? 0) + (sums[at - columns - 1] ?? 0) - (sums[at - columns - 2] ?? 0);
    }
  }
  return (part) => {
    const column = (x: number) => Math.min(columns, Math.max(0, x * scale));
    const row = (y: number) => Math.min(rows, Math.max(0, y * scale));
    const [left, right] = [Math.floor(column(part.left)), Math.ceil(column(part.left + part.width))];
    const [top, bottom] = [Math.floor(row(part.top)), Math.ceil(row(part.top + part.height))];
    const at = (x: number, y: number) => sums[y * (columns + 1) + x] ?? 0;
    return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top) === 0;
  };
}
