/** Words of the teacher's page of a class. */
import { translated } from '#client/i18n/language.ts';
import { teacherCatalogue } from '#client/i18n/words/catalogues/teacher.ts';

export const teacherWords = translated(teacherCatalogue, 'teacher');
