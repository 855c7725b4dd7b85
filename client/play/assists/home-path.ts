/** Where a piece belongs: on the mat or, without a mat, at a group that it fits. Also finds a free place for it beside the picture. */
import { type Board, type Group, groupOf, growsOnMat, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { joinsAt } from '#shared/board/snap.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import { slotCentres } from '#shared/puzzle/scatter.ts';
import { slotsOf } from '#shared/puzzle/table.ts';

/** A slot is occupied when a piece's middle is within this share of a piece's box. */
const OCCUPIED_DISTANCE = 0.75;

export interface HomePath {
  /** The piece's middle here and there, on the plane, in units. */
  readonly from: Point;
  readonly to: Point;
}

type IsHidden = (group: GroupId) => boolean;

/** Null when the piece is on the mat. @param isHidden whether a group is not on the board, but in a tray */
export function homePath(board: Board, piece: PieceId, isHidden: IsHidden = () => false): HomePath | null {
  if (groupOf(board, piece).id === MAT_ID) return null;
  const { homeX, homeY } = board.rules.puzzle;
  const picture = picturePlace(board, piece, isHidden);
  const home = rotate(homeX[piece] ?? 0, homeY[piece] ?? 0, picture.turn);
  return { from: pieceCentre(board, piece), to: { x: picture.x + home.x, y: picture.y + home.y } };
}

/**
 * Where the picture's middle lies on the plane, in units, and its turn, as far as this piece goes there: the mat or, without one, the largest
 * group that the piece fits to, else the largest one of several pieces, else the middle of the table.
 */
export function picturePlace(
  board: Board,
  piece: PieceId,
  isHidden: IsHidden = () => false,
): Pick<Group, 'x' | 'y' | 'turn'> {
  const { puzzle } = board.rules;
  if (growsOnMat(board)) return { ...MAT_ORIGIN, turn: 0 };
  const own = groupOf(board, piece);
  const others = [...board.groups.values()].filter(({ id }) => id !== own.id && id !== MAT_ID && !isHidden(id));
  const beside = new Set((puzzle.neighbours[piece] ?? []).map((each) => groupOf(board, each).id));
  const largest =
    largestOf(others.filter(({ id }) => beside.has(id))) ?? largestOf(others.filter(({ pieces }) => pieces.length > 1));
  return largest ?? { ...MAT_ORIGIN, turn: own.turn };
}

function largestOf(groups: readonly Group[]): Group | null {
  let largest: Group | null = null;
  for (const group of groups) if (largest === null || group.pieces.length > largest.pieces.length) largest = group;
  return largest;
}

/** Pieces on the table, in the order of their places in the picture. */
export function loosePieces(board: Board): PieceId[] {
  const loose: PieceId[] = [];
  for (const { id, pieces } of board.groups.values()) if (id !== MAT_ID) loose.push(...pieces);
  return loose.sort((a, b) => a - b);
}

/** The origin of a piece's group that lays the piece in the free slot nearest to the picture, where it joins nothing. O(pieces * slots). */
export function placeBeside(board: Board, piece: PieceId): Point | null {
  const { puzzle } = board.rules;
  const group = groupOf(board, piece);
  if (group.id === MAT_ID) return null;
  const slots = slotsOf(puzzle);
  const others = Array.from({ length: puzzle.pieces }, (_, index) => index + 1)
    .filter((other) => groupOf(board, other).id !== group.id)
    .map((other) => pieceCentre(board, other));
  const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, group.turn);
  const [nearest] = slotCentres(slots)
    .map(({ x, y }) => ({ x: MAT_ORIGIN.x + x, y: MAT_ORIGIN.y + y }))
    .filter((slot) => others.every((other) => distance(slot, other) >= slots.box * OCCUPIED_DISTANCE))
    .filter(({ x, y }) => joinsAt(board, group, x - home.x, y - home.y).length === 0)
    .sort((a, b) => distanceToMat(puzzle.spec, a) - distanceToMat(puzzle.spec, b));
  return nearest === undefined ? null : { x: nearest.x - home.x, y: nearest.y - home.y };
}

/** The distance from the mat's edge. */
function distanceToMat(
  { width, height }: { readonly width: number; readonly height: number },
  { x, y }: Point,
): number {
  return Math.hypot(
    Math.max(0, Math.abs(x - MAT_ORIGIN.x) - width / 2),
    Math.max(0, Math.abs(y - MAT_ORIGIN.y) - height / 2),
  );
}

/** The larger of the distances along the two axes. */
function distance(a: Point, b: Point): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}
