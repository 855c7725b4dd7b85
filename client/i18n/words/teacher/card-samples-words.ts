/** Sets of cards to begin with. */
import { translated } from '#client/i18n/language.ts';
import { cardSamplesCatalogue } from '#client/i18n/words/catalogues/card-samples.ts';

export const cardSamplesWords = translated(cardSamplesCatalogue, 'cardSamples');
