/** The group that the picture grows from: the mat's or, without a mat, the largest one. */
import type { GroupId } from '#shared/ids.ts';
import { type Board, type Group, groupOf, growsOnMat } from './board.ts';
import { MAT_ID } from './board-rules.ts';

/**
 * Of equally large groups the one with the smallest id. O(groups).
 * @param excluded groups that cannot be it, such as one in hand @returns null: every group is excluded
 */
export function frameGroup(board: Board, excluded: ReadonlySet<GroupId>): Group | null {
  if (growsOnMat(board)) return groupOf(board, MAT_ID);
  let largest: Group | null = null;
  for (const group of board.groups.values()) {
    if (group.id === MAT_ID || excluded.has(group.id)) continue;
    const isLarger = largest === null || group.pieces.length > largest.pieces.length;
    if (isLarger || (group.pieces.length === largest?.pieces.length && group.id < largest.id)) largest = group;
  }
  return largest;
}
