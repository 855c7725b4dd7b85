/** Finds loose pieces that are hidden under others or on the mat, and a free slot for each, where it is visible and joins nothing. */
import { type Board, type Group, groupOf, isAbove, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { joinsAt } from '#shared/board/snap.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { slotCentres } from '#shared/puzzle/scatter.ts';
import { slotsOf } from '#shared/puzzle/table.ts';

/** A drop: the origin that the piece's group gets. */
export interface SpreadMove extends Point {
  readonly piece: PieceId;
}

/** The most pieces that are spread out at a time, because each is a move of its own. */
export const SPREAD_MAX = 20;
/** A piece is hidden when its middle is within this share of a piece's side of the middle of one above it. */
const COVERED_DISTANCE = 0.6;
/** A slot is occupied when a piece's middle is within this share of a piece's box. */
const OCCUPIED_DISTANCE = 0.75;

/** O(pieces squared), on request only. */
export function spreadOut(board: Board): readonly SpreadMove[] {
  const { puzzle } = board.rules;
  const slots = slotsOf(puzzle);
  const middles = Array.from({ length: puzzle.pieces + 1 }, (_, piece) =>
    piece === 0 ? MAT_ORIGIN : pieceCentre(board, piece),
  );
  const free = slotCentres(slots)
    .map(({ x, y }) => ({ x: MAT_ORIGIN.x + x, y: MAT_ORIGIN.y + y }))
    .filter((slot) =>
      middles.every((middle, piece) => piece === 0 || distance(slot, middle) >= slots.box * OCCUPIED_DISTANCE),
    );
  const spread: SpreadMove[] = [];
  for (const group of board.groups.values()) {
    if (spread.length === SPREAD_MAX) break;
    const [piece] = group.pieces;
    if (piece === undefined || !isHidden(board, group, middles)) continue;
    const from = middles[piece] ?? MAT_ORIGIN;
    free.sort((a, b) => distance(a, from) - distance(b, from));
    const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, group.turn);
    const at = free.findIndex(({ x, y }) => joinsAt(board, group, x - home.x, y - home.y).length === 0);
    const [slot] = at < 0 ? [] : free.splice(at, 1);
    if (slot !== undefined) spread.push({ piece, x: slot.x - home.x, y: slot.y - home.y });
  }
  return spread;
}

function isHidden(board: Board, group: Group, middles: readonly Point[]): boolean {
  const [piece] = group.pieces;
  if (group.id === MAT_ID || piece === undefined || group.pieces.length > 1 || group.hold !== null) return false;
  const { puzzle, mat } = board.rules;
  const middle = middles[piece] ?? MAT_ORIGIN;
  const isOnMat =
    Math.abs(middle.x - MAT_ORIGIN.x) < puzzle.spec.width / 2 &&
    Math.abs(middle.y - MAT_ORIGIN.y) < puzzle.spec.height / 2;
  if (isOnMat && mat !== 'none') return true;
  return middles.some(
    (other, over) =>
      over !== 0 &&
      over !== piece &&
      distance(other, middle) < puzzle.pieceSize * COVERED_DISTANCE &&
      isAbove(groupOf(board, over), group),
  );
}

/** The larger of the distances along the two axes. */
function distance(a: Point, b: Point): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}
