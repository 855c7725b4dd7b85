/** Which groups of a board lie above the others and are marked: those in others' hands, in this page's, and what is chosen here. */
import type { Board } from '../../shared/board/board.ts';
import type { GroupId, Member } from '../../shared/ids.ts';

interface Hands {
  readonly board: Board;
  /** The group in this page's hand. */
  readonly inHand: GroupId | null;
  readonly chosen?: GroupId | null;
}

/** Groups in others' hands. */
export function heldIn({ board, inHand }: Hands): { group: GroupId; member: Member }[] {
  const held: { group: GroupId; member: Member }[] = [];
  for (const { id, hold } of board.groups.values()) {
    if (hold !== null && id !== inHand) held.push({ group: id, member: hold.member });
  }
  return held;
}

export function chosenIn({ chosen, board }: Hands): readonly GroupId[] {
  return chosen !== undefined && chosen !== null && board.groups.has(chosen) ? [chosen] : [];
}

export function liftedIn(shown: Hands): ReadonlySet<GroupId> {
  const lifted = new Set([...heldIn(shown).map(({ group }) => group), ...chosenIn(shown)]);
  if (shown.inHand !== null) lifted.add(shown.inHand);
  return lifted;
}
