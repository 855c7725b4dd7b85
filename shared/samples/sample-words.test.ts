import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/languages.ts';
import { isSampleId, SAMPLES, sampleOf } from './catalogue.ts';
import { samplePath } from './sample-path.ts';
import { SAMPLE_WORDS, sampleWordsAt } from './sample-words.ts';

describe('the catalogue of samples', () => {
  it('gives each sample one id, with a title and a sentence in both languages', () => {
    expect(new Set(SAMPLES.map(({ id }) => id)).size).toBe(SAMPLES.length);
    expect(SAMPLES.length).toBeGreaterThanOrEqual(10);
    for (const { id, title, description } of SAMPLES) {
      expect(isSampleId(id)).toBe(true);
      expect(sampleOf(id).id).toBe(id);
      expect(title.ko).toMatch(/[가-힣]/);
      expect(title.en).toMatch(/^[A-Z]/);
      expect(description.ko).toMatch(/요\.$/);
      expect(description.en).toMatch(/^[A-Z].*[^.]\.$/);
    }
  });

  it('does not accept another word as an id', () => {
    expect(isSampleId('../secret')).toBe(false);
    expect(isSampleId('')).toBe(false);
  });

  it('gives a picture and its thumbnail different paths', () => {
    expect(samplePath('world')).toBe('/samples/world.webp');
    expect(samplePath('world', true)).toBe('/samples/world-small.webp');
  });
});

describe.each(SAMPLES)('the words of $id', ({ id }) => {
  it('have rows of one length, and no words twice', () => {
    const rows = SAMPLE_WORDS[id];
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const language of LANGUAGES) {
      const words = rows.flat().map((cell) => cell[language]);
      expect(words.every((each) => each.length > 0)).toBe(true);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('are found at every point, including the edges', () => {
    const rows = SAMPLE_WORDS[id];
    expect(sampleWordsAt(id, 0, 0)).toBe(rows[0]?.[0]);
    expect(sampleWordsAt(id, 1, 1)).toBe(rows.at(-1)?.at(-1));
    expect(sampleWordsAt(id, 0.99, 0)).toBe(rows[0]?.at(-1));
    expect(sampleWordsAt(id, 0, 0.99)).toBe(rows.at(-1)?.[0]);
  });
});
