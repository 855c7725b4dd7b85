/** Chooses a player's next piece: border pieces first, then pieces that fit the largest group, and never held pieces. */
import { type Board, type Group, groupOf } from '#shared/board/board.ts';
import { MAT_ID, matTakes } from '#shared/board/board-rules.ts';
import type { PieceId } from '#shared/ids.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The group of `piece` fits at the origin and turn of `goal`. */
export interface NextPiece {
  readonly piece: PieceId;
  readonly goal: Group;
}

/** How many pieces one choice considers: a person does not see all pieces at once. */
const GROUPS_SEEN = 12;

/** Null if no free group fits another free group. O(pieces). */
export function chooseNext(board: Board, random: SeededRandom): NextPiece | null {
  const { boxes } = board.rules.puzzle;
  const free = [...board.groups.values()].filter(
    ({ id, hold }) => id !== MAT_ID && hold === null && boxes?.isDone(board.groups, id) !== true,
  );
  const seen: NextPiece[] = [];
  while (free.length > 0 && seen.length < GROUPS_SEEN) {
    const [group] = free.splice(Math.floor(random.fraction() * free.length), 1);
    if (group !== undefined) seen.push(...fits(board, group));
  }
  let best: NextPiece | null = null;
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (const choice of seen) {
    const worth = worthOf(board, choice) + random.gaussian();
    if (worth <= bestWorth) continue;
    best = choice;
    bestWorth = worth;
  }
  return best;
}

/** The groups that a group fits to: the mat, or groups with a neighbour of one of its pieces that are not smaller. */
function fits(board: Board, group: Group): NextPiece[] {
  const { rules } = board;
  const choices = new Map<number, NextPiece>();
  const consider = (piece: PieceId, goal: Group) => {
    if (goal.id === group.id || goal.hold !== null) return;
    if (goal.id !== MAT_ID && goal.pieces.length < group.pieces.length) return;
    if (!choices.has(goal.id)) choices.set(goal.id, { piece, goal });
  };
  for (const piece of group.pieces) {
    if (rules.mat !== 'none' && matTakes(rules, piece)) consider(piece, groupOf(board, MAT_ID));
    for (const neighbour of rules.puzzle.neighbours[piece] ?? []) consider(piece, groupOf(board, neighbour));
  }
  return [...choices.values()];
}

function worthOf(board: Board, { piece, goal }: NextPiece): number {
  const isEdge = (board.rules.puzzle.neighbours[piece]?.length ?? 0) < 4;
  return (isEdge ? 4 : 0) + (goal.id === MAT_ID ? 2 : 0) + Math.log2(1 + goal.pieces.length);
}
