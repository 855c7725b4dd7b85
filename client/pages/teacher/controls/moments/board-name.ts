/** What a board is called where its moments are listed: its players, or its number. */
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { MemberView } from '#shared/protocol/views/seat-appearance.ts';

export function boardName(board: BoardNumber, members: readonly MemberView[], areNamesHidden: boolean): string {
  if (areNamesHidden || members.length === 0) return teacherWords.value.boardNumber(board);
  return members.map(({ name }) => name).join(', ');
}
