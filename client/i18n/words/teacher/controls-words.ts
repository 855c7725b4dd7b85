/** Words of the teacher's controls of a class. */
import { translated } from '#client/i18n/language.ts';
import { teacherCatalogue } from '#client/i18n/words/catalogues/teacher.ts';

export const controlsWords = translated(teacherCatalogue, 'controls');
