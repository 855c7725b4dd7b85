/** Words of the notice about a student's own name. */
import { translated } from '#client/i18n/language.ts';
import { ownNameCatalogue } from '#client/i18n/words/catalogues/own-name.ts';

export const ownNameWords = translated(ownNameCatalogue, 'ownName');
