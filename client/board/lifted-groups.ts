/** Which groups of a board lie above the others and are marked: those in others' hands, in this page's, and what is chosen here. */
import type { Board } from '#shared/board/board.ts';
import type { GroupId, Member } from '#shared/ids.ts';

interface FrameHolds {
  readonly board: Board;
  /** The group in this page's hand. */
  readonly inHand: GroupId | null;
  readonly chosen?: GroupId | null;
}

/** Groups in others' hands. */
export function heldGroups({ board, inHand }: FrameHolds): { group: GroupId; member: Member }[] {
  const held: { group: GroupId; member: Member }[] = [];
  for (const { id, hold } of board.groups.values()) {
    if (hold !== null && id !== inHand) held.push({ group: id, member: hold.member });
  }
  return held;
}

export function chosenGroups({ chosen, board }: FrameHolds): readonly GroupId[] {
  return chosen !== undefined && chosen !== null && board.groups.has(chosen) ? [chosen] : [];
}

export function liftedGroups(frame: FrameHolds): ReadonlySet<GroupId> {
  const lifted = new Set([...heldGroups(frame).map(({ group }) => group), ...chosenGroups(frame)]);
  if (frame.inHand !== null) lifted.add(frame.inHand);
  return lifted;
}
