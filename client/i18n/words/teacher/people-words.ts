/** Words of a class's admission and students on the teacher's page, and of the end of a lesson. */
import { translated } from '#client/i18n/language.ts';
import { teacherCatalogue } from '#client/i18n/words/catalogues/teacher.ts';

export const peopleWords = translated(teacherCatalogue, 'people');
