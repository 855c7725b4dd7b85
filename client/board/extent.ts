/** How far a group reaches about its origin before it is turned. Kept with the group's list of pieces, which a drag does not change. */
import { type Point, turned } from '../../shared/geometry/pose.ts';
import type { PieceId } from '../../shared/ids.ts';
import { PLANE } from '../../shared/limits.ts';
import type { Puzzle } from '../../shared/puzzle/puzzle.ts';
import type { Rect } from './camera/camera.ts';

/** Where groups lie that are not on the board now: far outside of the plane, where no camera looks and no press reaches. Units. */
export const AWAY: Point = { x: -16 * PLANE, y: -16 * PLANE };

const extents = new WeakMap<readonly PieceId[], Rect>();

/** The rectangle around the homes of `pieces`, in units about the origin. O(pieces) once a list. */
export function extentOf(puzzle: Puzzle, pieces: readonly PieceId[]): Rect {
  const known = extents.get(pieces);
  if (known !== undefined) return known;
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const x = puzzle.homeX[piece] ?? 0;
    const y = puzzle.homeY[piece] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const extent = { left, top, right, bottom };
  extents.set(pieces, extent);
  return extent;
}

/** The middle of a group about its origin, as it is turned, in units. */
export function middleOf(puzzle: Puzzle, pieces: readonly PieceId[], turn: number): Point {
  const { left, top, right, bottom } = extentOf(puzzle, pieces);
  return turned((left + right) / 2, (top + bottom) / 2, turn);
}

/** The rectangle around a group as it is turned and lies, pieces and all, in units of the plane. */
export function boundsOfGroup(
  puzzle: Puzzle,
  group: { readonly pieces: readonly PieceId[]; readonly turn: number },
  origin: Point,
  reach: number,
): Rect {
  const extent = extentOf(puzzle, group.pieces);
  const a = turned(extent.left - reach, extent.top - reach, group.turn);
  const b = turned(extent.right + reach, extent.bottom + reach, group.turn);
  return {
    left: origin.x + Math.min(a.x, b.x),
    top: origin.y + Math.min(a.y, b.y),
    right: origin.x + Math.max(a.x, b.x),
    bottom: origin.y + Math.max(a.y, b.y),
  };
}

/** A piece's middle about its group's origin, as the group is turned, in units. */
export function middleOfPiece(puzzle: Puzzle, piece: PieceId, turn: number): Point {
  return turned(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, turn);
}
