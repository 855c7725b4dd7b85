/** The error sentences of pictures that a page sends. Importing this file adds them. */
import { translated } from '#client/i18n/language.ts';
import { pictureErrorsCatalogue } from '#client/i18n/words/catalogues/picture-errors.ts';
import { addClassErrorSentences } from './error-sentences.ts';

addClassErrorSentences(translated(pictureErrorsCatalogue, 'errors'));
