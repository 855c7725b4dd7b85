/** The sentence that helps a teacher whose page does not connect: that of all parts of a page that loads this. */
import { connectionHelp } from '#client/i18n/words/connection-words.ts';
import { teacherConnectionWords } from '#client/i18n/words/teacher/teacher-connection-words.ts';
import type { Help } from './connection-help.tsx';

export const teacherHelp: Help = () => teacherConnectionWords.value.help(location.host);

connectionHelp.sentence = teacherHelp;
