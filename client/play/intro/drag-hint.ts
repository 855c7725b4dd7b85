/** The drag that shows what to do: from a loose piece near the picture onto the picture, or into a place, but not to the piece's own. */
import { hollowsOf } from '#client/board/hollows.ts';
import { type Board, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** Share of the distance from the piece to the picture's middle. */
const PATH_SHARE = 0.7;

export interface DragHint {
  readonly piece: PieceId;
  /** On the plane, in units. */
  readonly from: Point;
  readonly to: Point;
}

/** The same in CSS pixels of the window. */
export interface DragHintPath extends Pick<DragHint, 'piece'> {
  readonly from: Point;
  readonly to: Point;
  /** The middle of the picture. */
  readonly middle: Point;
  /** The upper left corner of the mat; null: there is none. */
  readonly matCorner: Point | null;
}

/** Null when no single piece is loose. O(groups). @param inTray the piece that it shows, from the tray; null: one of the table's */
export function findDragHint(board: Board, inTray: PieceId | null = null): DragHint | null {
  const { puzzle } = board.rules;
  const drag =
    inTray === null ? nearestLoose(board) : { piece: inTray, from: pieceCentre(board, inTray), to: MAT_ORIGIN };
  return drag === null || puzzle.settle === null ? drag : { ...drag, to: placeNear(puzzle, drag) };
}

function nearestLoose(board: Board): DragHint | null {
  let best: DragHint | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const { id, pieces, hold } of board.groups.values()) {
    if (id === MAT_ID || pieces.length > 1 || hold !== null) continue;
    const from = pieceCentre(board, id);
    const distance = Math.hypot(from.x - MAT_ORIGIN.x, from.y - MAT_ORIGIN.y);
    if (distance >= nearest) continue;
    nearest = distance;
    const to = { x: from.x + (MAT_ORIGIN.x - from.x) * PATH_SHARE, y: from.y + (MAT_ORIGIN.y - from.y) * PATH_SHARE };
    best = { piece: id, from, to };
  }
  return best;
}

/** The middle of the place that is nearest to where the drag would end. Which box is right, where many pieces lie in each, it does not ask. */
function placeNear(puzzle: Puzzle, { piece, to }: DragHint): Point {
  const { spec, boxes } = puzzle;
  const places = hollowsOf(puzzle).filter((_, index) => boxes !== undefined || index + 1 !== piece);
  const middles = places.map(({ left, top, width, height }) => ({
    x: MAT_ORIGIN.x + left + (width - spec.width) / 2,
    y: MAT_ORIGIN.y + top + (height - spec.height) / 2,
  }));
  const distance = ({ x, y }: Point) => Math.hypot(x - to.x, y - to.y);
  return middles.reduce((a, b) => (distance(b) < distance(a) ? b : a), middles[0] ?? to);
}
