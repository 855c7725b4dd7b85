/** A try: a piece that lies alone was put down where it joined nothing, at a place that a piece of this puzzle has. */
import { type Board, groupOf, isUntouched, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { type Point, rotate } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { AT_PLACE_PERCENT } from './insight-rules.ts';

export interface Attempt {
  /** Pieces that lie where a neighbour of the piece belongs and are no neighbours of it. Ascending. */
  readonly wrongNeighbours: readonly PieceId[];
}

/**
 * How the piece is tried where it lies alone; null: it lies near nothing. It is tried when another piece lies where one of its neighbours
 * belongs beside it, or when it lies on the mat where some piece belongs. Pieces in a hand do not count, nor those that nobody has
 * taken up yet: they lie in the tray. O(pieces).
 */
export function attemptAt(board: Board, piece: PieceId): Attempt | null {
  const { puzzle } = board.rules;
  const near = (puzzle.pieceSize * AT_PLACE_PERCENT) / 100;
  const centre = pieceCentre(board, piece);
  const verdict = puzzle.boxes?.verdictAt(piece, centre.x, centre.y);
  if (verdict !== undefined) return verdict === null || verdict === 'open' ? null : { wrongNeighbours: [] };
  const beside = piecesBeside(board, piece, centre, near);
  if (beside.length === 0 && (board.rules.mat === 'none' || !isOnMat(puzzle, centre, near))) return null;
  const own = puzzle.neighbours[piece] ?? [];
  return { wrongNeighbours: beside.filter((each) => !own.includes(each)) };
}

/** The pieces that lie where neighbours of `piece` belong. Ascending. */
function piecesBeside(board: Board, piece: PieceId, centre: Point, near: number): PieceId[] {
  const { puzzle } = board.rules;
  const { turn } = groupOf(board, piece);
  const places = (puzzle.neighbours[piece] ?? []).map((neighbour) => {
    const away = rotate(
      homeX(puzzle, neighbour) - homeX(puzzle, piece),
      homeY(puzzle, neighbour) - homeY(puzzle, piece),
      turn,
    );
    return { x: centre.x + away.x, y: centre.y + away.y };
  });
  const found: PieceId[] = [];
  for (const group of board.groups.values()) {
    if (group.hold !== null || isUntouched(group)) continue;
    for (const each of group.pieces) {
      if (each === MAT_ID || each === piece) continue;
      const at = pieceCentre(board, each);
      if (places.some((place) => isWithin(place, at, near))) found.push(each);
    }
  }
  return found.sort((a, b) => a - b);
}

function isOnMat(puzzle: Puzzle, { x, y }: Point, near: number): boolean {
  for (let each = 1; each <= puzzle.pieces; each += 1) {
    const place = { x: MAT_ORIGIN.x + homeX(puzzle, each), y: MAT_ORIGIN.y + homeY(puzzle, each) };
    if (isWithin(place, { x, y }, near)) return true;
  }
  return false;
}

function isWithin(a: Point, b: Point, distance: number): boolean {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= distance ** 2;
}

function homeX({ homeX: homes }: Puzzle, piece: PieceId): number {
  return homes[piece] ?? 0;
}

function homeY({ homeY: homes }: Puzzle, piece: PieceId): number {
  return homes[piece] ?? 0;
}
