/** The drag that shows what to do: from a loose piece near the picture onto the picture, but not to the piece's own place. */
import { type Board, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

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

/** Null when no single piece is loose. O(groups). */
export function findDragHint(board: Board): DragHint | null {
  let best: DragHint | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const { id, pieces, hold } of board.groups.values()) {
    if (id === MAT_ID || pieces.length > 1 || hold !== null) continue;
    const from = pieceCentre(board, id);
    const distance = Math.hypot(from.x - MAT_ORIGIN.x, from.y - MAT_ORIGIN.y);
    if (distance >= nearest) continue;
    nearest = distance;
    best = {
      piece: id,
      from,
      to: { x: from.x + (MAT_ORIGIN.x - from.x) * PATH_SHARE, y: from.y + (MAT_ORIGIN.y - from.y) * PATH_SHARE },
    };
  }
  return best;
}
