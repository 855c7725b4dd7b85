/** Words around a board, on a student's page and on the teacher's. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const boardWords = translated(classroomCatalogue, 'board');
