/** How many pieces a picture is cut into: a grid is good when its pieces are nearly square and nearly as many as was wished. */
import { GRID_MAX, PIECES_MAX } from '#shared/limits.ts';
import { isCuttableGrid, sidesInUnits } from './jigsaw/jigsaw-spec.ts';

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

export interface Size extends Grid {
  readonly pieces: number;
}

/** What teachers choose from: an opening of five minutes, a lesson, a week, a term. */
const PIECE_COUNTS = [6, 12, 24, 48, 96, 150, 300, 500, 1_000] as const;
/** A suggestion is off its wish by at most this factor. */
const DEVIATION_MAX = 1.25;

/**
 * The best of all grids for a picture of these sides, in pixels. Pieces a times as long as wide and f times too many or too few cost
 * a * f * f. Throws RangeError for a picture too narrow to be cut.
 */
export function gridFor(pixelWidth: number, pixelHeight: number, pieces: number): Grid {
  const { width, height } = sidesInUnits(pixelWidth, pixelHeight);
  let best: Grid | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= GRID_MAX; rows += 1) {
    const most = Math.min(GRID_MAX, Math.floor(PIECES_MAX / rows));
    for (let columns = 1; columns <= most; columns += 1) {
      const cost = ratio(pixelWidth * rows, pixelHeight * columns) * ratio(columns * rows, pieces) ** 2;
      if (cost < bestCost && isCuttableGrid(width, height, columns, rows)) {
        best = { columns, rows };
        bestCost = cost;
      }
    }
  }
  if (best === null) throw new RangeError(`A picture of ${pixelWidth} x ${pixelHeight} is too narrow to be cut.`);
  return best;
}

/** Ascending, each number of pieces once. Wishes that this shape cannot come near are left out. */
export function suggestedSizes(pixelWidth: number, pixelHeight: number): Size[] {
  const sizes: Size[] = [];
  for (const wanted of PIECE_COUNTS) {
    const grid = gridFor(pixelWidth, pixelHeight, wanted);
    const pieces = grid.columns * grid.rows;
    if (pieces > (sizes.at(-1)?.pieces ?? 0) && ratio(pieces, wanted) <= DEVIATION_MAX) sizes.push({ pieces, ...grid });
  }
  return sizes;
}

/** How many times the lesser goes into the greater. */
function ratio(a: number, b: number): number {
  return Math.max(a, b) / Math.min(a, b);
}
