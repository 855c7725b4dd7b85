/** Why a piece that was just put down joins nothing, where a player may wonder: it is near a place where it fits, or nothing can join there yet. */
import { type Board, type Group, groupOf, growsOnMat, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN, matTakes } from '#shared/board/board-rules.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

/**
 * `near`: not where it fits, but nearly. `turned`: nearly there, but turned. `nothing-beside`: at its place on the mat, with no piece of the
 * picture beside it. `parked`: the same anywhere else on the mat. `wrong-place`: on a sheet of places, and it stays in none for good.
 */
export type NearMiss = 'near' | 'turned' | 'nothing-beside' | 'parked' | 'wrong-place';

/** Nearer than this share of a piece's short side to its place, a piece is nearly there: nearer than to the next place. */
const NEAR_SHARE = 0.6;
/** No piece of the picture lies within this share of a piece's short side: none is beside it. */
const BESIDE_SHARE = 1.6;

/** @param piece one of the group that joins nothing where it lies. O(pieces). */
export function nearMissOf(board: Board, piece: PieceId): NearMiss | null {
  const group = groupOf(board, piece);
  const { mat, puzzle } = board.rules;
  if (group.id === MAT_ID) return null;
  if (puzzle.settle !== null)
    return (puzzle.boxes?.isWrong(board.groups, piece) ?? isOnMat(board, piece)) ? 'wrong-place' : null;
  const near = NEAR_SHARE * puzzle.pieceSize;
  if (mat !== 'none' && isOnMat(board, piece)) {
    const canJoinMat = group.pieces.some((each) => matTakes(board.rules, each) || board.shownPlaces.has(each));
    const at = pieceCentre(board, piece);
    if (!canJoinMat && !hasPieceBeside(board, at))
      return distance(at, placeIn(board, groupOf(board, MAT_ID), piece)) <= near ? 'nothing-beside' : 'parked';
  }
  for (const partner of partnersOf(board, group)) {
    if (partner.hold !== null || distance(pieceCentre(board, piece), placeIn(board, partner, piece)) > near) continue;
    return partner.turn === group.turn ? 'near' : 'turned';
  }
  return null;
}

/** The groups that this one fits to. */
function partnersOf(board: Board, group: Group): Group[] {
  const { puzzle } = board.rules;
  const ids = new Set(
    group.pieces.flatMap((piece) => puzzle.neighbours[piece] ?? []).map((each) => board.groupOf[each]),
  );
  if (growsOnMat(board)) ids.add(MAT_ID);
  ids.delete(group.id);
  return [...board.groups.values()].filter(({ id }) => ids.has(id));
}

/** Where the piece's middle lies once it is in this group. */
function placeIn(board: Board, { x, y, turn }: Group, piece: PieceId): Point {
  const { homeX, homeY } = board.rules.puzzle;
  const home = rotate(homeX[piece] ?? 0, homeY[piece] ?? 0, turn);
  return { x: x + home.x, y: y + home.y };
}

function isOnMat(board: Board, piece: PieceId): boolean {
  const { x, y } = pieceCentre(board, piece);
  const { width, height } = board.rules.puzzle.spec;
  return Math.abs(x - MAT_ORIGIN.x) <= width / 2 && Math.abs(y - MAT_ORIGIN.y) <= height / 2;
}

function hasPieceBeside(board: Board, at: Point): boolean {
  const reach = BESIDE_SHARE * board.rules.puzzle.pieceSize;
  return groupOf(board, MAT_ID).pieces.some(
    (each) => each !== MAT_ID && distance(at, pieceCentre(board, each)) <= reach,
  );
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
