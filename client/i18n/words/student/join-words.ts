/** Words of the join page. */
import { translated } from '#client/i18n/language.ts';
import { joinCatalogue } from '#client/i18n/words/catalogues/join.ts';

export const joinWords = translated(joinCatalogue, 'join');
