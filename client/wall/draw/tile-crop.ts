/** What a tile shows of a board: the mat and a little of the table around it. What lies farther out is counted. */

import type { Rect } from '#client/board/camera/camera.ts';
import type { Board, Group } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { rotate } from '#shared/geometry/pose.ts';
import type { Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** Of the mat's sides, on each of them: what a tile shows at least. */
const MARGIN_SHARE = 0.1;

/** A tile's picture: its width of its height. */
export function aspectOf({ width, height }: PuzzleSpec): number {
  return width / height;
}

/** In units of the plane. @param aspect of the tile's picture: what is left beside the mat shows more of the table */
export function tileCrop(spec: PuzzleSpec, aspect: number): Rect {
  const width = spec.width * (1 + 2 * MARGIN_SHARE);
  const height = spec.height * (1 + 2 * MARGIN_SHARE);
  const halfWidth = Math.max(width, height * aspect) / 2;
  const halfHeight = Math.max(height, width / aspect) / 2;
  return {
    left: MAT_ORIGIN.x - halfWidth,
    top: MAT_ORIGIN.y - halfHeight,
    right: MAT_ORIGIN.x + halfWidth,
    bottom: MAT_ORIGIN.y + halfHeight,
  };
}

/** Groups that a tile draws: what is in a hand, and what lies on the mat or near it. Whatever else lies on the table is counted. */
export function isDrawn({ rules: { puzzle } }: Board, group: Group): boolean {
  return group.id === MAT_ID || group.hold !== null || piecesNear(puzzle, group) > 0;
}

/** Loose pieces that a tile does not show while they lie. O(pieces). */
export function piecesOutsideCrop({ rules: { puzzle }, groups }: Board): number {
  let outside = 0;
  for (const group of groups.values()) {
    if (group.id !== MAT_ID && piecesNear(puzzle, group) === 0) outside += group.pieces.length;
  }
  return outside;
}

/** Pieces of a group whose middle lies on what a tile shows at least. */
function piecesNear({ spec, homeX, homeY }: Puzzle, { pieces, x, y, turn }: Group): number {
  const halfWidth = spec.width * (0.5 + MARGIN_SHARE);
  const halfHeight = spec.height * (0.5 + MARGIN_SHARE);
  let near = 0;
  for (const piece of pieces) {
    const home = rotate(homeX[piece] ?? 0, homeY[piece] ?? 0, turn);
    const isNear =
      Math.abs(x + home.x - MAT_ORIGIN.x) <= halfWidth && Math.abs(y + home.y - MAT_ORIGIN.y) <= halfHeight;
    if (isNear) near += 1;
  }
  return near;
}
