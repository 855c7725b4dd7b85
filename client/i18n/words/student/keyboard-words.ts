/** Words for play by keyboard and screen reader: names of pieces and cells, and the result of every key. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const keyboardWords = translated(classroomCatalogue, 'keyboard');
