/** Words of collected moments on the screens of all. */
import { translated } from '#client/i18n/language.ts';
import { momentsCatalogue } from '#client/i18n/words/catalogues/moments.ts';

export const momentsWords = translated(momentsCatalogue, 'moments');
