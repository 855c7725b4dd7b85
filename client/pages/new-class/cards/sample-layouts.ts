/** What each sample is made of. */
import type { cardSamplesCatalogue } from '#client/i18n/words/catalogues/card-samples.ts';
import type { LineLayout } from '#shared/puzzle/kinds/cards/cards.ts';

type SampleName = keyof (typeof cardSamplesCatalogue)['en']['cardSamples']['samples'];

/** In the order in which they are offered. */
export const SAMPLE_LAYOUTS: readonly (readonly [SampleName, LineLayout])[] = [
  ['butterfly', 'order'],
  ['bean', 'order'],
  ['young', 'match'],
  ['fractions', 'match'],
  ['animals', 'sort'],
];
