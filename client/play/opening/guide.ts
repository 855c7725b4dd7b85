/** Which drag shows a child what to do: from a loose piece near the picture onto it, but not to where the piece belongs. */
import { type Board, placeOf } from '../../../shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '../../../shared/board/rules.ts';
import type { Point } from '../../../shared/geometry/pose.ts';
import type { PieceId } from '../../../shared/ids.ts';

/** So much of the way from the piece to the picture's middle. */
const SHARE = 0.7;

export interface GuideDrag {
  readonly piece: PieceId;
  /** On the plane, in units. */
  readonly from: Point;
  readonly to: Point;
}

/** Null when no single piece is loose. O(groups). */
export function guideDrag(board: Board): GuideDrag | null {
  let best: GuideDrag | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const { id, pieces, hold } of board.groups.values()) {
    if (id === MAT_ID || pieces.length > 1 || hold !== null) continue;
    const from = placeOf(board, id);
    const away = Math.hypot(from.x - MAT_ORIGIN.x, from.y - MAT_ORIGIN.y);
    if (away >= nearest) continue;
    nearest = away;
    best = {
      piece: id,
      from,
      to: { x: from.x + (MAT_ORIGIN.x - from.x) * SHARE, y: from.y + (MAT_ORIGIN.y - from.y) * SHARE },
    };
  }
  return best;
}
