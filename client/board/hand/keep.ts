/** A piece in the hand stays on the table by its middle, and its group's origin stays on the plane. */
import type { Point } from '../../../shared/geometry/pose.ts';
import type { PieceId } from '../../../shared/ids.ts';
import { PLANE } from '../../../shared/limits.ts';
import type { Puzzle } from '../../../shared/puzzle/puzzle.ts';
import type { Rect } from '../camera/camera.ts';
import { middleOfPiece } from '../extent.ts';

/** The origin nearest to `origin` that a group turned by `turn`, held by `piece`, may have. Units. */
export function keptOnTable(puzzle: Puzzle, table: Rect, piece: PieceId, turn: number, origin: Point): Point {
  const middle = middleOfPiece(puzzle, piece, turn);
  return {
    x: between(0, between(table.left, origin.x + middle.x, table.right) - middle.x, PLANE - 1),
    y: between(0, between(table.top, origin.y + middle.y, table.bottom) - middle.y, PLANE - 1),
  };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
