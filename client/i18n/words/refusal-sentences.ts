/** The error sentences of refused moves and messages. Importing this file adds them. */
import { translated } from '#client/i18n/language.ts';
import { refusalsCatalogue } from '#client/i18n/words/catalogues/refusals.ts';
import { addClassErrorSentences } from './error-sentences.ts';

addClassErrorSentences(translated(refusalsCatalogue, 'errors'));

export const refusalNoticeWords = translated(refusalsCatalogue, 'notices');
