/** Where groups and pieces lie about their group's origin. The extent is cached by the list of pieces, which a drag does not change. */
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import type { Rect } from './camera/camera.ts';

/** Position of groups that are not on the board now: far outside the plane, where no camera and no press reaches. Units. */
export const HIDDEN_POSITION: Point = { x: -16 * PLANE, y: -16 * PLANE };

const cache = new WeakMap<readonly PieceId[], Rect>();

/** The rectangle around the homes of `pieces`, in units about the origin. O(pieces) once a list. */
export function homeExtent(puzzle: Puzzle, pieces: readonly PieceId[]): Rect {
  const cached = cache.get(pieces);
  if (cached !== undefined) return cached;
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
  cache.set(pieces, extent);
  return extent;
}

/** The middle of a group about its origin, as it is turned, in units. */
export function groupCentre(puzzle: Puzzle, pieces: readonly PieceId[], turn: number): Point {
  const { left, top, right, bottom } = homeExtent(puzzle, pieces);
  return rotate((left + right) / 2, (top + bottom) / 2, turn);
}

/** The rectangle around a group as it is turned and lies, pieces and all, in units of the plane. */
export function groupBounds(
  puzzle: Puzzle,
  group: { readonly pieces: readonly PieceId[]; readonly turn: number },
  origin: Point,
  margin: number,
): Rect {
  const extent = homeExtent(puzzle, group.pieces);
  const a = rotate(extent.left - margin, extent.top - margin, group.turn);
  const b = rotate(extent.right + margin, extent.bottom + margin, group.turn);
  return {
    left: origin.x + Math.min(a.x, b.x),
    top: origin.y + Math.min(a.y, b.y),
    right: origin.x + Math.max(a.x, b.x),
    bottom: origin.y + Math.max(a.y, b.y),
  };
}

/** A piece's middle about its group's origin, as the group is turned, in units. */
export function pieceCentre(puzzle: Puzzle, piece: PieceId, turn: number): Point {
  return rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, turn);
}

/** What a mark frames of a piece that is alone: its part of the sheet, where its group lies, in units of the plane. */
export function markedRect(puzzle: Puzzle, piece: PieceId, { x, y }: Point): SheetPart {
  const { width, height } = puzzle.placeOf(piece);
  return {
    left: x + (puzzle.homeX[piece] ?? 0) - width / 2,
    top: y + (puzzle.homeY[piece] ?? 0) - height / 2,
    width,
    height,
  };
}
