/** Words of the teacher's controls as the whole class sees them. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const controlsViewWords = translated(classroomCatalogue, 'controlsView');
