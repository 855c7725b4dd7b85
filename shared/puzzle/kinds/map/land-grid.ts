/** Where on a map there is land: a coarse copy of it, islands too, and whether any rectangle has some. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';

/** Side of a cell. Units. */
const CELL = 64;

interface LandGrid {
  /** Around all land. Units from the sheet's top left. */
  readonly bounds: SheetPart;
  /** Beyond the sheet there is none. O(1) */
  hasLand(part: SheetPart): boolean;
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** 1: land. */
  readonly land: Uint8Array;
}

/** O(corners + cells) */
export function landGrid(puzzle: Puzzle): LandGrid {
  const columns = Math.ceil(puzzle.spec.width / CELL) + 1;
  const rows = Math.ceil(puzzle.spec.height / CELL) + 1;
  const cells = { columns, rows, land: new Uint8Array(columns * rows) };
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) markRegion(cells, ringsOf(puzzle, piece));
  const sums = sumsOf(cells);
  const at = (column: number, row: number) => sums[row * (columns + 1) + column] ?? 0;
  const within = (cell: number, cellMax: number) => Math.min(cellMax, Math.max(0, cell));
  return {
    bounds: boundsOf(cells),
    hasLand({ left, top, width, height }) {
      const [from, to] = [within(Math.floor(left / CELL), columns), within(Math.ceil((left + width) / CELL), columns)];
      const [above, below] = [within(Math.floor(top / CELL), rows), within(Math.ceil((top + height) / CELL), rows)];
      return at(to, below) - at(from, below) - at(to, above) + at(from, above) > 0;
    },
  };
}

/** In cells; x and y alternating. */
function ringsOf({ spec, homeX, homeY, outlineOf }: Puzzle, piece: PieceId): readonly (readonly number[])[] {
  const home = [(homeX[piece] ?? 0) + spec.width / 2, (homeY[piece] ?? 0) + spec.height / 2] as const;
  return outlineOf(piece).map(({ corners }) =>
    Array.from(corners, (step, index) => (step / STEPS_PER_UNIT + (home[index % 2] ?? 0)) / CELL),
  );
}

/** Each cell that its border passes, and each whose middle lies within. */
function markRegion({ columns, rows, land }: Cells, rings: readonly (readonly number[])[]): void {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const [ax, ay] = [ring[at] ?? 0, ring[at + 1] ?? 0];
      const [bx, by] = [ring[(at + 2) % ring.length] ?? 0, ring[(at + 3) % ring.length] ?? 0];
      const steps = Math.max(1, Math.ceil(2 * Math.max(Math.abs(bx - ax), Math.abs(by - ay))));
      for (let step = 0; step < steps; step += 1) {
        const column = Math.floor(ax + ((bx - ax) * step) / steps);
        const row = Math.floor(ay + ((by - ay) * step) / steps);
        land[row * columns + column] = 1;
      }
      const [above, below] = [Math.min(ay, by), Math.max(ay, by)];
      for (let row = Math.max(0, Math.ceil(above - 0.5)); row + 0.5 < below; row += 1)
        crossings[row]?.push(ax + ((row + 0.5 - ay) * (bx - ax)) / (by - ay));
    }
  }
  for (const [row, found] of crossings.entries()) {
    found.sort((a, b) => a - b);
    for (let at = 0; at + 1 < found.length; at += 2)
      for (let column = Math.ceil((found[at] ?? 0) - 0.5); column + 0.5 < (found[at + 1] ?? 0); column += 1)
        land[row * columns + column] = 1;
  }
}

/** Of the cells above and to the left of each corner of a cell. */
function sumsOf({ columns, rows, land }: Cells): Int32Array {
  const sums = new Int32Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = (row + 1) * (columns + 1) + column + 1;
      const others = (sums[at - 1] ?? 0) + (sums[at - columns - 1] ?? 0) - (sums[at - columns - 2] ?? 0);
      sums[at] = (land[row * columns + column] ?? 0) + others;
    }
  }
  return sums;
}

function boundsOf({ columns, rows, land }: Cells): SheetPart {
  let [left, top, right, bottom] = [columns, rows, 0, 0];
  for (let at = 0; at < land.length; at += 1) {
    if (land[at] !== 1) continue;
    const [column, row] = [at % columns, Math.floor(at / columns)];
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  }
  return { left: left * CELL, top: top * CELL, width: (right - left) * CELL, height: (bottom - top) * CELL };
}
