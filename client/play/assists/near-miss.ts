/** Why a piece that was just put down joins nothing, where a player may wonder: it is near a place where it fits, or nothing can join there yet. */
import { takesMany } from '#client/play/keyboard/grid-cells.ts';
import { type Board, type Group, groupOf, growsOnMat, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN, matTakes } from '#shared/board/board-rules.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';

/**
 * `near`: not where it fits, but nearly. `turned`: nearly there, but turned. `nothing-beside`: at its place on the mat, with no piece of the
 * picture beside it. `parked`: the same anywhere else on the mat. `wrong-place`: on a sheet of places, and it stays in none for good.
 * `full-box`, `taken-place`: it was put into a place of such a sheet that has no room, and lies beside the sheet.
 */
export type NearMiss = 'near' | 'turned' | 'nothing-beside' | 'parked' | 'wrong-place' | 'full-box' | 'taken-place';

/** Nearer than this share of a piece's short side to its place, a piece is nearly there: nearer than to the next place. */
const NEAR_SHARE = 0.6;
/** No piece of the picture lies within this share of a piece's short side: none is beside it. */
const BESIDE_SHARE = 1.6;

/** @param piece one of the group that joins nothing where it lies @param put the origin with which it was put down. O(pieces). */
export function nearMissOf(board: Board, piece: PieceId, put: Point): NearMiss | null {
  const group = groupOf(board, piece);
  const { mat, puzzle } = board.rules;
  if (group.id === MAT_ID) return null;
  if (puzzle.settle !== null) return missOfPlace(board, group, put);
  const near = NEAR_SHARE * puzzle.pieceSize;
  const at = pieceCentre(board, piece);
  if (mat !== 'none' && isOnMat(board, at)) {
    const canJoinMat = group.pieces.some((each) => matTakes(board.rules, each) || board.shownPlaces.has(each));
    if (!canJoinMat && !hasPieceBeside(board, at))
      return distance(at, placeIn(board, groupOf(board, MAT_ID), piece)) <= near ? 'nothing-beside' : 'parked';
  }
  for (const partner of partnersOf(board, group)) {
    if (partner.hold !== null || distance(at, placeIn(board, partner, piece)) > near) continue;
    return partner.turn === group.turn ? 'near' : 'turned';
  }
  return null;
}

/** Of a piece on a sheet of places, which never turns. */
function missOfPlace(board: Board, group: Group, put: Point): NearMiss | null {
  const { puzzle } = board.rules;
  const at = pieceCentre(board, group.id);
  // Only a place that takes nothing more sends a piece off the sheet.
  if (!isOnMat(board, at) && isOnMat(board, { x: at.x + put.x - group.x, y: at.y + put.y - group.y }))
    return takesMany(puzzle) ? 'full-box' : 'taken-place';
  return (puzzle.boxes?.isWrong(board.groups, group.id) ?? isOnMat(board, at)) ? 'wrong-place' : null;
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

function isOnMat(board: Board, { x, y }: Point): boolean {
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
