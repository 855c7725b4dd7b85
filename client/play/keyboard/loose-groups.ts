/** The groups that are not in the picture yet: single pieces and larger ones. */
import type { Board, Group } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import type { GroupId, Member, PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { pieceNumbers } from './descriptions/piece-numbers.ts';
import { quarterTurns } from './grid-cells.ts';

/** By the flat sides of a piece: two and more, one, or none. A group is of the first kind that one of its pieces is of. */
export const PIECE_KINDS = ['corner', 'edge', 'middle'] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** A loose piece, or a loose group of several. */
export interface LooseGroup {
  readonly id: GroupId;
  /** The piece by which it is taken. */
  readonly piece: PieceId;
  readonly pieces: readonly PieceId[];
  readonly kind: PieceKind;
  /** Quarter turns relative to the picture. */
  readonly quarters: number;
  /** The other member who holds it; null: none. */
  readonly heldBy: Member | null;
}

/** All but `frame`, the group that the picture grows from; corners and edges first, then by number, and last what lies in a box where it may stay. `ownMember`: this page's member. */
export function looseGroups(board: Board, frame: Group, ownMember: Member): readonly LooseGroup[] {
  const { puzzle } = board.rules;
  const numbers = pieceNumbers(puzzle);
  const numberOf = (piece: PieceId) => numbers[piece] ?? 0;
  const loose: LooseGroup[] = [];
  for (const group of board.groups.values()) {
    if (group.id === frame.id || group.id === MAT_ID) continue;
    const { id, pieces, hold } = group;
    loose.push({
      id,
      piece: pieces.reduce((a, b) => (numberOf(a) < numberOf(b) ? a : b)),
      pieces,
      kind: kindOf(puzzle, pieces),
      quarters: quarterTurns(frame, group),
      heldBy: hold !== null && hold.member !== ownMember ? hold.member : null,
    });
  }
  const isDone = ({ id }: LooseGroup) => puzzle.boxes?.isDone(board.groups, id) === true && !board.wrongPieces.has(id);
  const order = (group: LooseGroup) => (isDone(group) ? PIECE_KINDS.length : PIECE_KINDS.indexOf(group.kind));
  return loose.sort((a, b) => order(a) - order(b) || numberOf(a.piece) - numberOf(b.piece));
}

function kindOf({ grid }: Puzzle, pieces: readonly PieceId[]): PieceKind {
  if (grid === null) return 'middle';
  const flat = pieces.map((piece) => Object.values(grid.sidesOf(piece)).filter((side) => side === 'flat').length);
  const most = Math.max(...flat);
  return most > 1 ? 'corner' : most === 1 ? 'edge' : 'middle';
}
