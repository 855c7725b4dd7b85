/** How the teacher's hand looks on every board. */
import type { Who } from '../../board/overlay.ts';
import { boardWords } from '../../i18n/words/board.ts';

export function teacherLook(): Who {
  return { name: boardWords.peek().teacher, hue: 0, shape: 'hexagon' };
}
