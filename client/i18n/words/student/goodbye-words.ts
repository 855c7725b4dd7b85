/** Words of the waiting page before approval, and of the goodbye after a lesson. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const goodbyeWords = translated(classroomCatalogue, 'goodbye');
