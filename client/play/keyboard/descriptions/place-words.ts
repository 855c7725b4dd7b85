/** What places are called, in the current language. */
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { PlaceName } from '#shared/puzzle/puzzle.ts';

/** "Row 2, column 3" */
export function describePlace({ row, column }: PlaceName): string {
  return keyboardWords.value.place(row, column);
}
