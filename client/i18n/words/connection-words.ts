/** What to do about a connection that does not come. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const connectionWords = translated(classroomCatalogue, 'connection');

/** The sentence for who reads this page: a student, unless the page is a teacher's and has said so. */
export const connectionHelp = { sentence: (): string => connectionWords.value.student };
