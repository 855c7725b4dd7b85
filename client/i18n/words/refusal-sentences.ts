/** The error sentences of refused moves and messages, on pages that have none of them yet. Importing this file adds them. */
import { computed } from '@preact/signals';
import { translated } from '#client/i18n/language.ts';
import { classroomCatalogue } from '#client/i18n/words/catalogues/classroom.ts';
import { refusalsCatalogue } from '#client/i18n/words/catalogues/refusals.ts';
import { addClassErrorSentences, hasSentence } from './error-sentences.ts';

const ofClass = translated(classroomCatalogue, 'errors');
const ofRefusals = translated(refusalsCatalogue, 'errors');

if (!hasSentence('off-plane')) addClassErrorSentences(computed(() => ({ ...ofClass.value, ...ofRefusals.value })));
