import { expect, test } from 'vitest';
import { setLanguage } from '#client/i18n/language.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { type PictureSamples, pieceColoursOf, SAMPLES_PER_SIDE, sampleSize } from './piece-colours.ts';
import { describeColours } from './sentences.ts';

const puzzle = cutJigsaw(jigsawSpec({ seed: 1, columns: 3, rows: 2, pixelWidth: 600, pixelHeight: 400, tab: 20 }));
const SKY = [156, 199, 232];
const RED = [210, 31, 31];

/** Samples of the whole picture: sky, except for the lowest three rows of samples of piece 5, which are red. */
function pictureSamples(): PictureSamples {
  const { width, height } = sampleSize(puzzle);
  expect([width, height]).toEqual([3 * SAMPLES_PER_SIDE, 2 * SAMPLES_PER_SIDE]);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isRed = x >= SAMPLES_PER_SIDE && x < 2 * SAMPLES_PER_SIDE && y >= 2 * SAMPLES_PER_SIDE - 3;
      data.set([...(isRed ? RED : SKY), 255], (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

const PLAIN = { details: 0, rank: null };

test('describes a piece by its main colour, then by the colours of its sides', () => {
  setLanguage('en');
  const samples = pictureSamples();
  expect(describeColours(pieceColoursOf(puzzle, samples, 5), PLAIN, 0)).toBe('Light blue, red below.');
  expect(describeColours(pieceColoursOf(puzzle, samples, 4), PLAIN, 0)).toBe('Light blue.');
  setLanguage('ko');
  expect(describeColours(pieceColoursOf(puzzle, samples, 5), PLAIN, 0)).toBe('하늘색, 아래쪽 빨강.');
});

test('moves the lower side’s colour to the left when the piece turns clockwise by a quarter', () => {
  setLanguage('en');
  expect(describeColours(pieceColoursOf(puzzle, pictureSamples(), 5), PLAIN, 1)).toBe('Light blue, red on the left.');
});
