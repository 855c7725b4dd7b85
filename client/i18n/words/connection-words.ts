/** What to do about a connection that does not come: of every page of a class. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const connectionWords = translated(classroomCatalogue, 'connection');
