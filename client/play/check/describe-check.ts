/** What a check found, in a sentence or three. It says how many, and never what goes where. */
import { checkWords } from '#client/i18n/words/student/check-words.ts';
import type { Checked } from '#shared/board/board-event.ts';

/** @param all the cards of the set */
export function describeCheck({ right, wrong }: Pick<Checked, 'right' | 'wrong'>, all: number): string {
  const say = checkWords.peek();
  const unplaced = all - right - wrong.length;
  return [
    say.right(right, all),
    ...(wrong.length > 0 ? [say.wrong(wrong.length)] : []),
    ...(unplaced > 0 ? [say.unplaced(unplaced)] : []),
  ].join(' ');
}
