/** Words of the join page. */
import { translated } from '#client/i18n/language.ts';
import { sharedCatalogue } from '#client/i18n/words/catalogues/shared.ts';

export const joinWords = translated(sharedCatalogue, 'join');
