/**
 * The picture as a grid of cells, one for each piece's home. It lies where the mat lies, or, where there is no mat, where the
 * largest group has it: a piece put on a cell lies with its middle on the cell's. A cell goes by the piece whose home it is.
 */
import { type Board, type Group, groupOf } from '../../../shared/board/board.ts';
import { MAT_ID, matTakes } from '../../../shared/board/rules.ts';
import { joinsAt } from '../../../shared/board/snap.ts';
import { type Point, QUARTER, turned } from '../../../shared/geometry/pose.ts';
import type { GroupId, PieceId } from '../../../shared/ids.ts';
import { PLANE } from '../../../shared/limits.ts';
import { pieceAt, placeInGrid, type Side, type Sides, sidesOf } from '../../../shared/puzzle/jigsaw.ts';
import { SIDES, type SideName, sidesTurned } from './told/sides.ts';

/** What a cell asks of each side of a piece. Null: nothing is known, but that it is not flat. */
export type Needs = Readonly<Record<SideName, Side | null>>;

/** What would come of putting a group on a cell. `alone`: nothing lies there that any piece could join. */
export type Outcome = ({ readonly kind: 'joins' } & Point) | { readonly kind: 'full' | 'alone' | 'apart' };

const BESIDE: Readonly<Record<SideName, { readonly right: number; readonly down: number; readonly facing: SideName }>> =
  {
    top: { right: 0, down: -1, facing: 'bottom' },
    left: { right: -1, down: 0, facing: 'right' },
    right: { right: 1, down: 0, facing: 'left' },
    bottom: { right: 0, down: 1, facing: 'top' },
  };

/** The group that the picture grows from. `apart`: the group that is chosen, which cannot be it. */
export function frameOf(board: Board, apart: GroupId | null): Group {
  if (board.rules.mat !== 'none') return groupOf(board, MAT_ID);
  let largest: Group | null = null;
  for (const group of board.groups.values()) {
    if (group.id === apart) continue;
    const isLarger = largest === null || group.pieces.length > largest.pieces.length;
    if (isLarger || (group.pieces.length === largest?.pieces.length && group.id < largest.id)) largest = group;
  }
  return largest ?? groupOf(board, 1);
}

/** Quarter turns of a group as the picture shows it. */
export function quartersIn(frame: Group, group: Group): number {
  return (group.turn - frame.turn) / QUARTER;
}

/** A piece's sides as they lie in the picture. */
export function sidesIn(board: Board, frame: Group, piece: PieceId): Sides {
  return sidesTurned(sidesOf(board.rules.puzzle.spec, piece), quartersIn(frame, groupOf(board, piece)));
}

export function isFull(board: Board, frame: Group, cell: PieceId): boolean {
  return board.groupOf[cell] === frame.id;
}

/** The cell beside another one; null at the picture's border. */
export function cellBeside(board: Board, cell: PieceId, side: SideName): PieceId | null {
  const { spec } = board.rules.puzzle;
  const { column, row } = placeInGrid(spec, cell);
  return pieceAt(spec, column + BESIDE[side].right, row + BESIDE[side].down);
}

/** What can be seen of a cell: the picture's border, and the pieces that lie around it. */
export function needsOf(board: Board, frame: Group, cell: PieceId): Needs {
  const { spec } = board.rules.puzzle;
  const need = (side: SideName): Side | null => {
    const beside = cellBeside(board, cell, side);
    if (beside === null) return 'flat';
    if (!isFull(board, frame, beside)) return null;
    return sidesOf(spec, beside)[BESIDE[side].facing] === 'knob' ? 'hole' : 'knob';
  };
  return { top: need('top'), left: need('left'), right: need('right'), bottom: need('bottom') };
}

/** Do a piece's sides match, as it lies, or as it may be turned? */
export function fits(board: Board, frame: Group, piece: PieceId, needs: Needs): boolean {
  const sides = sidesIn(board, frame, piece);
  const matches = (shown: Sides) =>
    SIDES.every((side) => (needs[side] === null ? shown[side] !== 'flat' : shown[side] === needs[side]));
  return (board.rules.turns ? [0, 1, 2, 3] : [0]).some((quarters) => matches(sidesTurned(sides, quarters)));
}

/** What comes of putting the group of `piece` so that the piece's middle lies on the cell's. */
export function outcomeAt(board: Board, frame: Group, piece: PieceId, cell: PieceId): Outcome {
  if (isFull(board, frame, cell)) return { kind: 'full' };
  const { puzzle } = board.rules;
  const group = groupOf(board, piece);
  const middle = turned(puzzle.homeX[cell] ?? 0, puzzle.homeY[cell] ?? 0, frame.turn);
  const home = turned(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, group.turn);
  const x = frame.x + middle.x - home.x;
  const y = frame.y + middle.y - home.y;
  const isOnPlane = x >= 0 && y >= 0 && x < PLANE && y < PLANE;
  if (isOnPlane && joinsAt(board, group, x, y).length > 0) return { kind: 'joins', x, y };
  const hasCompany = SIDES.some((side) => {
    const beside = cellBeside(board, cell, side);
    return beside !== null && isFull(board, frame, beside);
  });
  return { kind: hasCompany || matTakes(board.rules, cell) ? 'apart' : 'alone' };
}
