/** A piece's outline: the walk around its four edges. Each edge has its own random stream, so an outline costs the same in any puzzle. */
import { EDGE_POINTS, edgePoints, isKnobOnRight, STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { type RandomStream, randomStream, signedFraction } from '#shared/geometry/random.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Ring, Side, Sides } from '#shared/puzzle/puzzle.ts';
import { gridPosition, homeOnPicture, lineX, lineY } from './grid.ts';
import type { JigsawSpec } from './jigsaw-spec.ts';

/** Most vertices of an outline. */
export const OUTLINE_VERTICES_MAX = 4 * EDGE_POINTS;

/** Axes of edges, part of their streams' keys: along a row's line, and along a column's. */
const HORIZONTAL = 0;
const VERTICAL = 1;
type Axis = typeof HORIZONTAL | typeof VERTICAL;
/** Added to an axis: the key of the lean at a grid point, which the edges before and after that point share. */
const LEAN = 2;

/** The ring of a piece, from its top left corner, with a stretch for each side: at most OUTLINE_VERTICES_MAX vertices. O(1). */
export function ringOf(spec: JigsawSpec, piece: PieceId): Ring {
  const { column, row } = gridPosition(spec, piece);
  const home = homeOnPicture(spec, { column, row });
  const top = edgeOf(spec, HORIZONTAL, row, column);
  const right = edgeOf(spec, VERTICAL, row, column + 1);
  const bottom = edgeOf(spec, HORIZONTAL, row + 1, column);
  const left = edgeOf(spec, VERTICAL, row, column);
  // The last point of an edge is the first of the next one.
  const stretches = [top.length / 2 - 1, right.length / 2 - 1, bottom.length / 2 - 1, left.length / 2 - 1];
  const corners = new Int32Array(top.length + right.length + bottom.length + left.length - 8);
  let at = 0;
  const append = (points: Int32Array, forward: boolean) => {
    for (let step = 0; step < points.length - 2; step += 2) {
      const from = forward ? step : points.length - 2 - step;
      corners[at] = (points[from] ?? 0) - home.x;
      corners[at + 1] = (points[from + 1] ?? 0) - home.y;
      at += 2;
    }
  };
  append(top, true);
  append(right, true);
  append(bottom, false);
  append(left, false);
  return { corners, stretches };
}

/** Which sides of a piece have a knob or a hole, or lie on the picture's border. O(1). */
export function sidesOf(spec: JigsawSpec, piece: PieceId): Sides {
  const { column, row } = gridPosition(spec, piece);
  // Seen from the piece: a knob to the right of the walk points into the piece on its top edge, and likewise around it.
  return {
    top: side(spec, HORIZONTAL, row, column, false),
    right: side(spec, VERTICAL, row, column + 1, false),
    bottom: side(spec, HORIZONTAL, row + 1, column, true),
    left: side(spec, VERTICAL, row, column, true),
  };
}

/** @param outward the right of the edge's walk is outside the piece */
function side(spec: JigsawSpec, axis: Axis, row: number, column: number, outward: boolean): Side {
  if (isBorder(spec, axis, row, column)) return 'flat';
  return isKnobOnRight(keyed(spec, axis, row, column)) === outward ? 'knob' : 'hole';
}

/** The points of the edge that starts at grid point (column, row), both ends included, in sixteenths from the picture's top left corner. */
function edgeOf(spec: JigsawSpec, axis: Axis, row: number, column: number): Int32Array {
  const endColumn = axis === HORIZONTAL ? column + 1 : column;
  const endRow = axis === HORIZONTAL ? row : row + 1;
  const fromX = lineX(spec, column);
  const fromY = lineY(spec, row);
  const toX = lineX(spec, endColumn);
  const toY = lineY(spec, endRow);
  if (isBorder(spec, axis, row, column)) return Int32Array.of(fromX, fromY, toX, toY);
  const fromLean = signedFraction(randomStream(spec.seed, axis + LEAN, row, column));
  const toLean = signedFraction(randomStream(spec.seed, axis + LEAN, endRow, endColumn));
  const across = Math.min(spec.width / spec.columns, spec.height / spec.rows) * STEPS_PER_UNIT;
  return edgePoints({ fromX, fromY, toX, toY, fromLean, toLean }, across, spec.tab, keyed(spec, axis, row, column));
}

function isBorder(spec: JigsawSpec, axis: Axis, row: number, column: number): boolean {
  return axis === HORIZONTAL ? row === 0 || row === spec.rows : column === 0 || column === spec.columns;
}

function keyed(spec: JigsawSpec, axis: Axis, row: number, column: number): RandomStream {
  return randomStream(spec.seed, axis, row, column);
}
