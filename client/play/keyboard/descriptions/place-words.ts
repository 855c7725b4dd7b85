/** What places are called, in the current language. */
import { language } from '#client/i18n/language.ts';
import { keyboardWords } from '#client/i18n/words/student/keyboard-words.ts';
import type { PlaceName } from '#shared/puzzle/puzzle.ts';

/** "Row 2, column 3", or the name that its author gave it. */
export function describePlace(name: PlaceName): string {
  return name.kind === 'cell' ? keyboardWords.value.place(name.row, name.column) : name.words[language.value];
}
