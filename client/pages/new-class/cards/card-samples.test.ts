import { expect, test } from 'vitest';
import { cardSamplesCatalogue } from '#client/i18n/words/catalogues/card-samples.ts';
import { LANGUAGES } from '#shared/languages.ts';
import { cardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { likelyLayout, readCardLines } from './read-card-lines.ts';
import { SAMPLE_LAYOUTS } from './sample-layouts.ts';

test('every sample is offered', () => {
  const offered = SAMPLE_LAYOUTS.map(([id]) => id).sort();
  for (const language of LANGUAGES)
    expect(Object.keys(cardSamplesCatalogue[language].cardSamples.samples).sort()).toEqual(offered);
});

test.each(SAMPLE_LAYOUTS)(
  'the sample %s makes cards in each language, as many in one as in the other',
  (id, layout) => {
    const counts = LANGUAGES.map((language) => {
      const { lines } = cardSamplesCatalogue[language].cardSamples.samples[id];
      const read = readCardLines(lines.join('\n'), layout);
      expect(likelyLayout(lines.join('\n'))).toBe(layout);
      if (!read.ok) throw new Error(`${language}: ${read.problem.code}`);
      // Card 0 is none.
      expect(cardsSpec(read.request, 1)?.words).toHaveLength(read.cards + 1);
      expect(read.cards).toBe(lines.filter((line) => !line.endsWith(':')).length);
      return read.cards;
    });
    expect(new Set(counts).size).toBe(1);
  },
);
