/** Words of a teacher's collection of moments. */
import { translated } from '#client/i18n/language.ts';
import { momentsCatalogue } from '#client/i18n/words/catalogues/moments.ts';

export const collectionWords = translated(momentsCatalogue, 'collection');
