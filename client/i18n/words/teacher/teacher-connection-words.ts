/** What a teacher can do about a connection that does not come. */
import { translated } from '#client/i18n/language.ts';
import { teacherConnectionCatalogue } from '#client/i18n/words/catalogues/teacher-connection.ts';

export const teacherConnectionWords = translated(teacherConnectionCatalogue, 'connection');
