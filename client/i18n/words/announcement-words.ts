/** Words of the closed chat: the announcements of new messages for screen readers. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';

export const announcementWords = translated(classroomCatalogue, 'announcements');
