/** The groups that are not in the picture yet: single pieces and larger ones. */
import type { Board, Group } from '#shared/board/board.ts';
import type { GroupId, Member, PieceId } from '#shared/ids.ts';
import { pieceNumbers } from './descriptions/piece-numbers.ts';
import { quarterTurns } from './grid-cells.ts';

/** A loose piece, or a loose group of several. */
export interface LooseGroup {
  readonly id: GroupId;
  /** The piece by which it is taken. */
  readonly piece: PieceId;
  readonly pieces: readonly PieceId[];
  readonly isEdge: boolean;
  /** Quarter turns relative to the picture. */
  readonly quarters: number;
  /** The other member who holds it; null: none. */
  readonly heldBy: Member | null;
}

/** All but `frame`, the group that the picture grows from; edges first, then by number. `ownMember`: this page's member. */
export function looseGroups(board: Board, frame: Group, ownMember: Member): readonly LooseGroup[] {
  const { puzzle } = board.rules;
  const numbers = pieceNumbers(puzzle);
  const numberOf = (piece: PieceId) => numbers[piece] ?? 0;
  const border = new Set(puzzle.border);
  const loose: LooseGroup[] = [];
  for (const group of board.groups.values()) {
    if (group.id === frame.id) continue;
    const { id, pieces, hold } = group;
    loose.push({
      id,
      piece: pieces.reduce((a, b) => (numberOf(a) < numberOf(b) ? a : b)),
      pieces,
      isEdge: pieces.some((piece) => border.has(piece)),
      quarters: quarterTurns(frame, group),
      heldBy: hold !== null && hold.member !== ownMember ? hold.member : null,
    });
  }
  return loose.sort((a, b) => Number(b.isEdge) - Number(a.isEdge) || numberOf(a.piece) - numberOf(b.piece));
}
