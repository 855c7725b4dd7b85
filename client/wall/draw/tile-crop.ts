/** What a tile shows of a board: the mat and a margin of the table around it. Pieces farther out are counted instead. */
import type { Rect } from '#client/board/camera/camera.ts';
import type { Board, Group } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { rotate } from '#shared/geometry/pose.ts';
import type { Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** The margin that a tile shows at least on each side, as a share of the mat's side. */
const MARGIN_SHARE = 0.1;

/** Width over height of a tile's picture. */
export function aspectOf({ width, height }: PuzzleSpec): number {
  return width / height;
}

/** In units of the plane. @param aspect width over height of the tile's picture: a longer side shows more of the table */
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

/** Whether a tile paints the group: it is held, or lies on the mat or near it. */
export function isDrawn({ rules: { puzzle } }: Board, group: Group): boolean {
  return group.id === MAT_ID || group.hold !== null || piecesNear(puzzle, group) > 0;
}

/** Number of loose pieces outside of a tile's crop. O(pieces). */
export function piecesOutsideCrop({ rules: { puzzle }, groups }: Board): number {
  let outside = 0;
  for (const group of groups.values()) {
    if (group.id !== MAT_ID && piecesNear(puzzle, group) === 0) outside += group.pieces.length;
  }
  return outside;
}

/** Number of pieces of a group whose centre lies on the mat or its margin. */
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
