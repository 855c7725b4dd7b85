/** Words of a check. */
import { translated } from '#client/i18n/language.ts';
import { checksCatalogue } from '#client/i18n/words/catalogues/checks.ts';

export const checkWords = translated(checksCatalogue, 'checks');
