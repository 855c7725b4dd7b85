/** The error sentences of pages inside a class; teachers' pages have some more. Importing this file adds them. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';
import { addClassErrorSentences } from './error-sentences.ts';

addClassErrorSentences(translated(classroomCatalogue, 'errors'));
