/** Grids for a picture. The best grid has nearly square pieces, and nearly the wanted number of them. */
import { GRID_MAX, NEXT_SIZE_PIECES_MAX, PIECES_MAX } from '#shared/limits.ts';
import type { LargerCut } from '#shared/puzzle/puzzle.ts';
import { jigsawPieces } from './grid.ts';
import { isCuttableGrid, type JigsawSpec, jigsawSpec, type PictureSize, sidesInUnits } from './jigsaw-spec.ts';

export interface GridSize {
  readonly columns: number;
  readonly rows: number;
}

export interface Size extends GridSize {
  readonly pieces: number;
}

/** The numbers of pieces that teachers choose from: for five minutes, a lesson, a week, a term. */
const PIECE_COUNTS = [6, 12, 24, 48, 96, 150, 300, 500, 1_000] as const;
/** A suggestion differs from the wanted number by at most this factor. */
const DEVIATION_MAX = 1.25;

/**
 * The best grid for a picture of these sides, in pixels. Pieces that are a times as long as wide, and f times too many or too few, cost
 * a * f * f.
 * @throws RangeError for a picture too narrow to be cut
 */
export function gridFor(pixelWidth: number, pixelHeight: number, pieces: number): GridSize {
  const { width, height } = sidesInUnits(pixelWidth, pixelHeight);
  let best: GridSize | null = null;
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

/** Ascending, each number of pieces once. Numbers that no grid of this shape comes near are left out. */
export function suggestedSizes(pixelWidth: number, pixelHeight: number): Size[] {
  const sizes: Size[] = [];
  for (const wanted of PIECE_COUNTS) {
    const grid = gridFor(pixelWidth, pixelHeight, wanted);
    const pieces = grid.columns * grid.rows;
    if (pieces > (sizes.at(-1)?.pieces ?? 0) && ratio(pieces, wanted) <= DEVIATION_MAX) sizes.push({ pieces, ...grid });
  }
  return sizes;
}

/** The next larger size that fits the picture, with knobs as large. Null: there is none up to NEXT_SIZE_PIECES_MAX. */
export function largerJigsaw(spec: JigsawSpec, { width, height }: PictureSize): LargerCut | null {
  const size = suggestedSizes(width, height).find(({ pieces }) => pieces > jigsawPieces(spec));
  if (size === undefined || size.pieces > NEXT_SIZE_PIECES_MAX) return null;
  const { columns, rows, pieces } = size;
  const { tab } = spec;
  return {
    pieces,
    specOf: (seed) => jigsawSpec({ seed, columns, rows, pixelWidth: width, pixelHeight: height, tab }),
  };
}

/** The larger number divided by the smaller. */
function ratio(a: number, b: number): number {
  return Math.max(a, b) / Math.min(a, b);
}
