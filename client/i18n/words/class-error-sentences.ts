/** The error sentences that end a visit to a class; `refusal-sentences.ts` has those of refused moves. Importing this file adds them. */
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';
import { addClassErrorSentences } from './error-sentences.ts';

addClassErrorSentences(translated(classroomCatalogue, 'errors'));
