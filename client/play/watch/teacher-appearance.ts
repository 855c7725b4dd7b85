/** The teacher's name, colour and shape on every board. */
import type { PlayerAppearance } from '#client/board/stage/overlay.ts';
import { boardWords } from '#client/i18n/words/student/board-words.ts';

export function teacherAppearance(): PlayerAppearance {
  return { name: boardWords.peek().teacher, hue: 0, shape: 'hexagon' };
}
