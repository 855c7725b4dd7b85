/** The error sentences of teachers' pages: those of every page inside a class, and those that only teachers meet. Importing this file adds them. */
import type { ReadonlySignal } from '@preact/signals';
import { translated } from '#client/i18n/language.ts';
import type { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';
import type { pictureErrorsCatalogue } from '#client/i18n/words/catalogues/picture-errors.ts';
import type { refusalsCatalogue } from '#client/i18n/words/catalogues/refusals.ts';
import { teacherErrorsCatalogue } from '#client/i18n/words/catalogues/teacher-errors.ts';
import { addClassErrorSentences, type ClassErrorSentences } from '#client/i18n/words/error-sentences.ts';
import '#client/i18n/words/class-error-sentences.ts';
import '#client/i18n/words/picture-error-sentences.ts';
import '#client/i18n/words/refusal-sentences.ts';

type OfOthers = (typeof classroomCatalogue & typeof pictureErrorsCatalogue & typeof refusalsCatalogue)['ko']['errors'];

// Every code has a sentence, or this does not compile.
const ofTeachers: ReadonlySignal<Omit<ClassErrorSentences, keyof OfOthers>> = translated(
  teacherErrorsCatalogue,
  'errors',
);
addClassErrorSentences(ofTeachers);
