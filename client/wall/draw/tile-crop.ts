/**
 * What a tile shows of a board. In the first minutes it is the table with all loose pieces: the mat is empty. Once a share of the joins
 * is made it is the mat and a margin around it; pieces farther out are counted instead. Both lie around the mat's middle. All tiles of a wall
 * show the same of the two, so that boards are seen at one scale. A piece is painted if its middle lies in what a tile shows, in a hand or not:
 * no tile shows slivers of pieces at its edges.
 */
import type { Rect } from '#client/board/camera/camera.ts';
import { type Board, boardProgress, type Group, growsOnMat } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { rotate } from '#shared/geometry/pose.ts';
import type { Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';

/** `closeMat`: the mat for readers far away, with next to nothing around it. */
export type MatView = 'mat' | 'closeMat';
export type TileView = 'table' | MatView;

/** The margin that a mat's view shows at least on each side, as a share of the mat's side. */
const MARGIN_SHARES: Record<MatView, number> = { mat: 0.1, closeMat: 0.03 };
/** Share of the joins from which on a tile shows the mat: by then the picture is seen to grow. */
const MAT_VIEW_SHARE = 0.25;
/** Shares of the begun boards of a wall that show much of their pictures: from which all tiles show mats, and below which none does again. */
const MATS_COME_SHARE = 0.5;
const MATS_STAY_SHARE = 0.25;

/** Half the width and height around the mat's middle, in units of the plane. */
interface Extent {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** Width over height of a tile's picture. */
export function aspectOf({ width, height }: PuzzleSpec): number {
  return width / height;
}

/** How far a board's picture has grown on its mat. `anywhere`: it has none, and the picture grows anywhere on the table. */
export type BoardGrowth = 'none' | 'some' | 'much' | 'anywhere';

export function growthOf(board: Board): BoardGrowth {
  if (!growsOnMat(board)) return 'anywhere';
  const { done, of } = boardProgress(board);
  if (done >= of * MAT_VIEW_SHARE) return 'much';
  return done === 0 ? 'none' : 'some';
}

/** Of a board that is shown by itself. */
export function tileViewOf(board: Board): TileView {
  return growthOf(board) === 'much' ? 'mat' : 'table';
}

/**
 * Of all tiles of a wall: the mats, once at least half of the boards with a join show much of their pictures.
 * @param before what they showed until now: while it is the mats, a quarter is enough, so that one student's join does not turn all back
 * @param mat how they show mats
 */
export function wallViewOf(growths: Iterable<BoardGrowth>, before: TileView, mat: MatView = 'mat'): TileView {
  let some = 0;
  let much = 0;
  for (const growth of growths) {
    if (growth === 'anywhere') return 'table';
    if (growth === 'much') much += 1;
    if (growth === 'some') some += 1;
  }
  return much > 0 && much >= (much + some) * (before === 'table' ? MATS_COME_SHARE : MATS_STAY_SHARE) ? mat : 'table';
}

/** In units of the plane. @param aspect width over height of the tile's picture: a longer side shows more of the table */
export function tileCrop(board: Board, aspect: number, view = tileViewOf(board)): Rect {
  const least = extentOf(board, view);
  const halfWidth = Math.max(least.halfWidth, least.halfHeight * aspect);
  const halfHeight = Math.max(least.halfHeight, least.halfWidth / aspect);
  return {
    left: MAT_ORIGIN.x - halfWidth,
    top: MAT_ORIGIN.y - halfHeight,
    right: MAT_ORIGIN.x + halfWidth,
    bottom: MAT_ORIGIN.y + halfHeight,
  };
}

/** Whether a tile paints the group: the middle of one of its pieces lies in what the tile shows at least. */
export function isDrawn(board: Board, group: Group, view = tileViewOf(board)): boolean {
  return group.id === MAT_ID || piecesWithin(board, group, extentOf(board, view)) > 0;
}

/** Number of loose pieces outside of what the tile shows at least. O(pieces). */
export function piecesOutsideCrop(board: Board, view: TileView): number {
  const extent = extentOf(board, view);
  let outside = 0;
  for (const group of board.groups.values()) {
    if (group.id !== MAT_ID && piecesWithin(board, group, extent) === 0) outside += group.pieces.length;
  }
  return outside;
}

function extentOf({ rules: { puzzle } }: Board, view: TileView): Extent {
  return view === 'table' ? tableExtent(puzzle) : matExtent(puzzle.spec, view);
}

function matExtent({ width, height }: PuzzleSpec, view: MatView): Extent {
  const share = 0.5 + MARGIN_SHARES[view];
  return { halfWidth: width * share, halfHeight: height * share };
}

/** The table and the mat's view within it: a picture may be wider or taller than its table. */
function tableExtent(puzzle: Puzzle): Extent {
  const { left, top } = tableOf(puzzle);
  const mat = matExtent(puzzle.spec, 'mat');
  return {
    halfWidth: Math.max(MAT_ORIGIN.x - left, mat.halfWidth),
    halfHeight: Math.max(MAT_ORIGIN.y - top, mat.halfHeight),
  };
}

/** Number of pieces of a group whose middle lies within the extent. */
function piecesWithin({ rules }: Board, { pieces, x, y, turn }: Group, { halfWidth, halfHeight }: Extent): number {
  const { homeX, homeY } = rules.puzzle;
  let within = 0;
  for (const piece of pieces) {
    const home = rotate(homeX[piece] ?? 0, homeY[piece] ?? 0, turn);
    const isWithin =
      Math.abs(x + home.x - MAT_ORIGIN.x) <= halfWidth && Math.abs(y + home.y - MAT_ORIGIN.y) <= halfHeight;
    if (isWithin) within += 1;
  }
  return within;
}
