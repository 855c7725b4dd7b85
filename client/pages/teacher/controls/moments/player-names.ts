/** Who plays a board, where its moments are listed; else its number. */
import { teacherWords } from '#client/i18n/words/teacher/teacher-words.ts';
import type { BoardNumber } from '#shared/ids.ts';
import type { MemberView } from '#shared/protocol/views/seat-appearance.ts';

export function playerNames(board: BoardNumber, members: readonly MemberView[], areNamesHidden: boolean): string {
  if (areNamesHidden || members.length === 0) return teacherWords.value.boardNumber(board);
  return members.map(({ name }) => name).join(', ');
}
