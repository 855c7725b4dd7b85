/** Words over the puzzle that everybody sees. */
import { translated } from '#client/i18n/language.ts';
import { playCatalogue } from '#client/i18n/words/catalogues/play.ts';

export const spotlightWords = translated(playCatalogue, 'spotlight');
