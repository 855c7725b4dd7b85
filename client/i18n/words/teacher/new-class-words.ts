/** Words of the page that starts a class. */
import { translated } from '#client/i18n/language.ts';
import { newClassCatalogue } from '#client/i18n/words/catalogues/new-class.ts';

export const newClassWords = translated(newClassCatalogue, 'newClass');
