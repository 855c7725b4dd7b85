import { expect, test } from 'vitest';
import { cardSamplesCatalogue } from '#client/i18n/words/catalogues/card-samples.ts';
import { LANGUAGES } from '#shared/languages.ts';
import { cardsSpec, labelSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { sampleOf } from '#shared/samples/catalogue.ts';
import { MOVING_CARDS } from '#shared/samples/moving-cards.ts';
import { LABELLED_SAMPLE, sampleLabels } from './labels/label-sample.ts';
import { movingSampleWords } from './pictures/moving-sample.ts';
import { FIRST_BOXES } from './pictures/picture-boxes.ts';
import { picturesProblem, picturesRequest } from './pictures/picture-draft.ts';
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

test.each(LANGUAGES)('the labels on a sample picture have words in %s, all different, and room', (language) => {
  const { words } = cardSamplesCatalogue[language].cardSamples.labelled;
  const labels = sampleLabels(words);
  expect(labels.map((label) => label.words)).toEqual(words);
  const spec = labelSpec({ layout: 'label', labels }, sampleOf(LABELLED_SAMPLE), 1);
  expect(new Set(spec?.set.classes.slice(1)).size).toBe(words.length);
  // None hides a planet: the largest but the sun reaches some 1,300 units from its point.
  for (const { card } of spec?.spots ?? [])
    for (const { x, y } of spec?.spots ?? []) {
      const across = Math.max(card.left - x, 0, x - card.left - card.width);
      expect(Math.hypot(across, Math.max(card.top - y, 0, y - card.top - card.height))).toBeGreaterThan(900);
    }
});

test.each(LANGUAGES)('the cards that move have words in %s, and make pairs, each with one place', (language) => {
  const pictures = movingSampleWords(cardSamplesCatalogue[language].cardSamples.moving).map((words) => ({
    ...words,
    box: null,
  }));
  expect(picturesProblem(pictures, 'match', FIRST_BOXES)).toBeNull();
  const options = { layout: 'match', boxes: [], hasCaptions: false, feedback: 'at-once', seed: 7 } as const;
  const spec = cardsSpec(picturesRequest(pictures, options), 1);
  expect(spec?.words.slice(1)).toEqual(pictures.map(({ name }) => name));
  expect(new Set(spec?.set.classes.slice(1)).size).toBe(MOVING_CARDS.length);
});
