/** Words of several pages. */
import { translated } from '#client/i18n/language.ts';
import { sharedCatalogue } from '#client/i18n/words/catalogues/shared.ts';

export const sharedWords = translated(sharedCatalogue, 'shared');
