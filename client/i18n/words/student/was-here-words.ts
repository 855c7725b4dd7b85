/** Words of the question whether a student was in the class before. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const wasHereWords = translated(classroomCatalogue, 'wasHere');
