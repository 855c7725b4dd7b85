/**
 * What a tile shows of a board. In the first minutes it is the table with all loose pieces: the mat is empty. A tile on which the mat would be
 * small shows the mat and the pieces near it instead. Once a share of the joins is made it is the mat and a margin around it. Pieces farther
 * out are counted. All of it lies around the mat's middle. All tiles of a wall show the same, so that boards are seen at one scale. A piece is
 * painted if its middle lies in what a tile shows, in a hand or not: no tile shows slivers of pieces at its edges.
 */
import type { Rect } from '#client/board/camera/camera.ts';
import { type Board, boardProgress, type Group, growsOnMat } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { rotate } from '#shared/geometry/pose.ts';
import type { Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';

/** `closeMat`: the mat for readers far away, with next to nothing around it. */
export type MatView = 'mat' | 'closeMat';
/** The mat, and beside it whole pieces of the next rows, or with less around it parts of them. */
type NearView = 'aroundMat' | 'nearMat';
export type StartView = 'table' | NearView;
export type TileView = StartView | MatView;

/** What all tiles of a wall show: before there is much on the mats, and then. */
interface WallViews {
  readonly start: StartView;
  readonly mat: MatView;
}

/** The margin that a mat's view shows at least on each side, as a share of the mat's side. */
const MARGIN_SHARES: Record<MatView, number> = { mat: 0.1, closeMat: 0.03 };
/** What is seen near the mat, on its left and right: pieces' short sides, between these shares of the mat. */
const NEAR_PIECES: Record<NearView, number> = { aroundMat: 2.2, nearMat: 1.5 };
const NEAR_SHARE_MIN = 0.25;
const NEAR_SHARE_MAX = 0.4;
/** The mat's longer side on a tile that shows so much around it, at least: else nobody would see what is joined. CSS pixels. */
const START_MATS_MIN_PX = { table: 150, aroundMat: 105 } as const;
/** Share of the joins from which on a tile shows the mat: by then the picture is seen to grow. */
const MAT_VIEW_SHARE = 0.25;
/** Shares of the begun boards of a wall that show much of their pictures: from which all tiles show mats, and below which none does again. */
const MATS_COME_SHARE = 0.5;
const MATS_STAY_SHARE = 0.25;

/** Of a tile's picture. CSS pixels. */
export interface TilePictureSize {
  readonly width: number;
  readonly height: number;
}

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

/** What tiles of this size show of such a board in the first minutes. */
export function startViewOf(board: Board, { width, height }: TilePictureSize): StartView {
  const { spec } = board.rules.puzzle;
  for (const view of ['table', 'aroundMat'] as const) {
    const { left, right } = tileCrop(board, width / height, view);
    const matSide = (width * Math.max(spec.width, spec.height)) / (right - left);
    if (matSide >= START_MATS_MIN_PX[view]) return view;
  }
  return 'nearMat';
}

/**
 * Of all tiles of a wall: the mats, once at least half of the boards with a join show much of their pictures.
 * @param before what they showed until now: while it is the mats, a quarter is enough, so that one student's join does not turn all back
 */
export function wallViewOf(
  growths: Iterable<BoardGrowth>,
  before: TileView,
  { start = 'table', mat = 'mat' }: Partial<WallViews> = {},
): TileView {
  let some = 0;
  let much = 0;
  for (const growth of growths) {
    if (growth === 'anywhere') return 'table';
    if (growth === 'much') much += 1;
    if (growth === 'some') some += 1;
  }
  const share = before === 'mat' || before === 'closeMat' ? MATS_STAY_SHARE : MATS_COME_SHARE;
  return much > 0 && much >= (much + some) * share ? mat : start;
}

/** In units of the plane. @param aspect width over height of the tile's picture: a longer side shows more of the table */
export function tileCrop(board: Board, aspect: number, view = tileViewOf(board)): Rect {
  const { halfWidth, halfHeight } = shapedTo(aspect, extentOf(board, view));
  return {
    left: MAT_ORIGIN.x - halfWidth,
    top: MAT_ORIGIN.y - halfHeight,
    right: MAT_ORIGIN.x + halfWidth,
    bottom: MAT_ORIGIN.y + halfHeight,
  };
}

/** Whether a tile paints the group: the middle of one of its pieces lies in what the tile shows. */
export function isDrawn(board: Board, group: Group, aspect: number, view = tileViewOf(board)): boolean {
  return group.id === MAT_ID || piecesWithin(board, group, paintedExtent(board, aspect, view)) > 0;
}

/** Number of loose pieces that a tile does not paint. O(pieces). */
export function piecesOutsideCrop(board: Board, aspect: number, view: TileView): number {
  const extent = paintedExtent(board, aspect, view);
  let outside = 0;
  for (const group of board.groups.values()) {
    if (group.id !== MAT_ID && piecesWithin(board, group, extent) === 0) outside += group.pieces.length;
  }
  return outside;
}

/** What a tile shows at least; near the mat, all that its shape shows. */
function paintedExtent(board: Board, aspect: number, view: TileView): Extent {
  const least = extentOf(board, view);
  return isNear(view) ? shapedTo(aspect, least) : least;
}

/** The least extent of this width over height around another. */
function shapedTo(aspect: number, { halfWidth, halfHeight }: Extent): Extent {
  return { halfWidth: Math.max(halfWidth, halfHeight * aspect), halfHeight: Math.max(halfHeight, halfWidth / aspect) };
}

function extentOf({ rules: { puzzle } }: Board, view: TileView): Extent {
  if (view === 'table') return tableExtent(puzzle);
  return isNear(view) ? nearExtent(puzzle, view) : matExtent(puzzle.spec, view);
}

function isNear(view: TileView): view is NearView {
  return view === 'aroundMat' || view === 'nearMat';
}

function matExtent({ width, height }: PuzzleSpec, view: MatView): Extent {
  const share = 0.5 + MARGIN_SHARES[view];
  return { halfWidth: width * share, halfHeight: height * share };
}

/** The mat's view with room for pieces on its left and right, and no more than the table. Above and below there is what a tile's shape leaves. */
function nearExtent(puzzle: Puzzle, view: NearView): Extent {
  const { spec, pieceSize } = puzzle;
  const most = Math.min(NEAR_PIECES[view] * pieceSize, NEAR_SHARE_MAX * Math.max(spec.width, spec.height));
  const margin = Math.max(NEAR_SHARE_MIN * spec.width, most);
  const { halfWidth } = tableExtent(puzzle);
  return { halfWidth: Math.min(halfWidth, spec.width / 2 + margin), halfHeight: matExtent(spec, 'mat').halfHeight };
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
