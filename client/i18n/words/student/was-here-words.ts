/** Words of the question whether a student was in the class before. */
import { translated } from '#client/i18n/language.ts';
import { wasHereCatalogue } from '#client/i18n/words/catalogues/was-here.ts';

export const wasHereWords = translated(wasHereCatalogue, 'wasHere');
