/** The error sentences of teachers' pages: those of every page inside a class, and those that only teachers meet. Importing this file adds them. */
import { computed } from '@preact/signals';
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';
import { pictureErrorsCatalogue } from '#client/i18n/words/catalogues/picture-errors.ts';
import { refusalsCatalogue } from '#client/i18n/words/catalogues/refusals.ts';
import { teacherErrorsCatalogue } from '#client/i18n/words/catalogues/teacher-errors.ts';
import { addClassErrorSentences, type ClassErrorSentences } from '#client/i18n/words/error-sentences.ts';

const ofClass = translated(classroomCatalogue, 'errors');
const ofRefusals = translated(refusalsCatalogue, 'errors');
const ofPictures = translated(pictureErrorsCatalogue, 'errors');
const ofTeachers = translated(teacherErrorsCatalogue, 'errors');

// Every code has a sentence, or this does not compile.
addClassErrorSentences(
  computed(
    (): ClassErrorSentences => ({ ...ofClass.value, ...ofRefusals.value, ...ofPictures.value, ...ofTeachers.value }),
  ),
);
