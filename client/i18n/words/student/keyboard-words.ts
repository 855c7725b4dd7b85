/** Words for play by keyboard and screen reader: names of pieces and cells, and the result of every key. */
import { translated } from '#client/i18n/language.ts';
import { playCatalogue } from '#client/i18n/words/catalogues/play.ts';

export const keyboardWords = translated(playCatalogue, 'keyboard');
