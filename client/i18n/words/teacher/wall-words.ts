/** Words of the teacher's wall: its tiles, their marks, and its bar. The wall's own types demand each key. */
import { translated } from '#client/i18n/language.ts';
import { teacherCatalogue } from '#client/i18n/words/catalogues/teacher.ts';

export const wallWords = translated(teacherCatalogue, 'wall');
