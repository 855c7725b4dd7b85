/** Words of the class's timer. */
import { translated } from '#client/i18n/language.ts';
import { timerCatalogue } from '#client/i18n/words/catalogues/class-timer.ts';

export const timerWords = translated(timerCatalogue, 'timer');
