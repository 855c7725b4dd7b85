/** Words of the page with a class's results. */
import { translated } from '#client/i18n/language.ts';
import { teacherCatalogue } from '#client/i18n/words/catalogues/teacher.ts';

export const resultsWords = translated(teacherCatalogue, 'results');
