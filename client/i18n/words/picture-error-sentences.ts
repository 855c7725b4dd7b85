/** The error sentences of a chat's pictures, on pages that have none of them yet. Importing this file adds them. */
import { computed } from '@preact/signals';
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';
import { pictureErrorsCatalogue } from '#client/i18n/words/catalogues/picture-errors.ts';
import { refusalsCatalogue } from '#client/i18n/words/catalogues/refusals.ts';
import { addClassErrorSentences, hasSentence } from './error-sentences.ts';

const ofClass = translated(classroomCatalogue, 'errors');
const ofRefusals = translated(refusalsCatalogue, 'errors');
const ofPictures = translated(pictureErrorsCatalogue, 'errors');

if (!hasSentence('picture-heic'))
  addClassErrorSentences(computed(() => ({ ...ofClass.value, ...ofRefusals.value, ...ofPictures.value })));
