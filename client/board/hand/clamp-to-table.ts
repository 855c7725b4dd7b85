/** Keeps the middle of a piece in hand on the table, and its group's origin on the plane. */
import type { Rect } from '#client/board/camera/camera.ts';
import { pieceCentre } from '#client/board/group-bounds.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** The nearest origin to `origin` that a group turned by `turn`, held by `piece`, may have. Units. */
export function clampToTable(puzzle: Puzzle, table: Rect, piece: PieceId, turn: number, origin: Point): Point {
  const middle = pieceCentre(puzzle, piece, turn);
  return {
    x: clamp(0, clamp(table.left, origin.x + middle.x, table.right) - middle.x, PLANE - 1),
    y: clamp(0, clamp(table.top, origin.y + middle.y, table.bottom) - middle.y, PLANE - 1),
  };
}

function clamp(min: number, value: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
