/**
 * The picture as a grid of cells, one for each piece's home. It lies on the mat or, without a mat, where the largest group has it. A piece
 * that is put on a cell has its middle on the cell's. A cell is identified by the piece whose home it is, or as `Boxes.rows` has it.
 */
import { type Board, type Group, groupOf } from '#shared/board/board.ts';
import { matTakes } from '#shared/board/board-rules.ts';
import { frameGroup } from '#shared/board/frame-group.ts';
import { joinsAt } from '#shared/board/snap.ts';
import { type Point, QUARTER, rotate } from '#shared/geometry/pose.ts';
import type { GroupId, PieceId } from '#shared/ids.ts';
import { PLANE } from '#shared/limits.ts';
import type { Puzzle, Side, SideName, Sides } from '#shared/puzzle/puzzle.ts';
import { SIDES, turnSides } from './descriptions/piece-sides.ts';

/** What a cell requires of each side of a piece. Null: any side that is not flat. */
export type RequiredSides = Readonly<Record<SideName, Side | null>>;

/**
 * The outcome of putting a group on a cell. `lies`: nothing is right or wrong there. `boxFull`: the same, but its box has no room.
 * `noNeighbourYet`: no piece could join there.
 */
export type DropOutcome =
  | ({ readonly kind: 'joins' | 'lies' } & Point)
  | { readonly kind: 'cellTaken' | 'boxFull' | 'noNeighbourYet' | 'doesNotFit' };

const FACING: Readonly<Record<SideName, SideName>> = { top: 'bottom', left: 'right', right: 'left', bottom: 'top' };

/** The group that the picture grows from. `chosen`: the chosen group, which cannot be it. */
export function gridFrame(board: Board, chosen: GroupId | null): Group {
  return frameGroup(board, new Set(chosen === null ? [] : [chosen])) ?? groupOf(board, 1);
}

/** Quarter turns of a group relative to the picture. */
export function quarterTurns(frame: Group, group: Group): number {
  return (group.turn - frame.turn) / QUARTER;
}

/** A piece's sides as they lie in the picture. Null: they say nothing of what fits. */
export function sidesInFrame(board: Board, frame: Group, piece: PieceId): Sides | null {
  const { grid } = board.rules.puzzle;
  return grid === null ? null : turnSides(grid.sidesOf(piece), quarterTurns(frame, groupOf(board, piece)));
}

/** A box has room for many. */
export function isFull(board: Board, frame: Group, cell: PieceId): boolean {
  return board.rules.puzzle.boxes === undefined && board.groupOf[cell] === frame.id;
}

/** What a cell's surroundings require: the picture's border and the pieces around it. Null: nothing, sides say nothing of what fits. */
export function requiredSides(board: Board, frame: Group, cell: PieceId): RequiredSides | null {
  const { puzzle } = board.rules;
  const { grid } = puzzle;
  if (grid === null) return null;
  const requiredSide = (side: SideName): Side | null => {
    const beside = puzzle.neighbours[cell]?.find((each) => sideTowards(puzzle, cell, each) === side);
    if (beside === undefined) return 'flat';
    if (!isFull(board, frame, beside)) return null;
    return grid.sidesOf(beside)[FACING[side]] === 'knob' ? 'hole' : 'knob';
  };
  return {
    top: requiredSide('top'),
    left: requiredSide('left'),
    right: requiredSide('right'),
    bottom: requiredSide('bottom'),
  };
}

/** On which side of a cell another one in its row or column lies. */
function sideTowards({ homeX, homeY }: Puzzle, cell: PieceId, other: PieceId): SideName {
  const right = (homeX[other] ?? 0) - (homeX[cell] ?? 0);
  const down = (homeY[other] ?? 0) - (homeY[cell] ?? 0);
  if (right !== 0) return right < 0 ? 'left' : 'right';
  return down < 0 ? 'top' : 'bottom';
}

/** Do a piece's sides match as it lies or, where pieces turn, at any turn? Any piece does where sides say nothing. */
export function fitsCell(board: Board, frame: Group, piece: PieceId, required: RequiredSides | null): boolean {
  const sides = sidesInFrame(board, frame, piece);
  if (sides === null || required === null) return true;
  const matches = (turnedSides: Sides) =>
    SIDES.every((side) =>
      required[side] === null ? turnedSides[side] !== 'flat' : turnedSides[side] === required[side],
    );
  return (board.rules.turns ? [0, 1, 2, 3] : [0]).some((quarters) => matches(turnSides(sides, quarters)));
}

/** The outcome of putting the group of `piece` so that the piece's middle lies on the cell's. */
export function dropOutcome(board: Board, frame: Group, piece: PieceId, cell: PieceId): DropOutcome {
  if (isFull(board, frame, cell)) return { kind: 'cellTaken' };
  const { puzzle } = board.rules;
  const group = groupOf(board, piece);
  const at = middleOfCell(puzzle, cell);
  const middle = rotate(at.x, at.y, frame.turn);
  const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, group.turn);
  const x = frame.x + middle.x - home.x;
  const y = frame.y + middle.y - home.y;
  if (puzzle.settle !== null) {
    const settled = puzzle.settle(board.groups, piece, x, y);
    if (settled.joined !== null) return { kind: 'joins', x, y };
    const verdictAt = (at: Point) => puzzle.boxes?.verdictAt(piece, at.x + home.x, at.y + home.y) ?? null;
    if (verdictAt({ x, y }) !== 'open') return { kind: 'doesNotFit' };
    if (verdictAt(settled) !== null) return { kind: 'lies', x, y };
    return { kind: takesMany(puzzle) ? 'boxFull' : 'cellTaken' };
  }
  const isOnPlane = x >= 0 && y >= 0 && x < PLANE && y < PLANE;
  if (isOnPlane && joinsAt(board, group, x, y).length > 0) return { kind: 'joins', x, y };
  return { kind: canTake(board, frame, cell) ? 'doesNotFit' : 'noNeighbourYet' };
}

/** Do the places of a puzzle take many pieces each? */
export function takesMany({ spec }: Puzzle): boolean {
  return 'layout' in spec && spec.layout === 'sort';
}

/** Where a cell's middle lies, from the sheet's. */
export function middleOfCell({ boxes, homeX, homeY }: Puzzle, cell: PieceId): Point {
  return boxes?.middleOf(cell) ?? { x: homeX[cell] ?? 0, y: homeY[cell] ?? 0 };
}

/** The next empty cell after `cell` that a piece can join, in order and from the start again; null: none is empty. Boxes are never full. */
export function nextOpenCell(board: Board, frame: Group, cell: PieceId): PieceId | null {
  const { pieces, boxes } = board.rules.puzzle;
  const cells = boxes?.rows.flat() ?? Array.from({ length: pieces }, (_, index) => index + 1);
  const from = cells.indexOf(cell) + 1;
  const after = [...cells.slice(from), ...cells.slice(0, from)];
  const empty = after.filter((each) => !isFull(board, frame, each));
  return empty.find((each) => canTake(board, frame, each)) ?? empty[0] ?? null;
}

/** Whether the piece of this cell has something to join there: a neighbour in the picture, or the mat. */
function canTake(board: Board, frame: Group, cell: PieceId): boolean {
  const hasNeighbour = board.rules.puzzle.neighbours[cell]?.some((each) => isFull(board, frame, each)) ?? false;
  return hasNeighbour || matTakes(board.rules, cell);
}
