import { expect, test } from 'vitest';
import { jigsawSpec } from '../../../../shared/puzzle/jigsaw.ts';
import { speak } from '../../../i18n/language.ts';
import { lookOf, SAMPLES } from './looks.ts';
import { tellLook } from './sentences.ts';

const spec = jigsawSpec({ seed: 1, columns: 3, rows: 2, pixelWidth: 600, pixelHeight: 400, tab: 20 });
const SKY = [156, 199, 232];
const RED = [210, 31, 31];

/** Samples of the whole picture: sky, but for the lowest three rows of samples of piece 5, which are red. */
function samples(): Uint8ClampedArray {
  const width = spec.columns * SAMPLES;
  const data = new Uint8ClampedArray(width * spec.rows * SAMPLES * 4);
  for (let y = 0; y < spec.rows * SAMPLES; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isRed = x >= SAMPLES && x < 2 * SAMPLES && y >= 2 * SAMPLES - 3;
      data.set([...(isRed ? RED : SKY), 255], (y * width + x) * 4);
    }
  }
  return data;
}

test('a piece is told by the colour that most of it has, then by what its sides have', () => {
  speak('en');
  const data = samples();
  expect(tellLook(lookOf(spec, data, 5), 0)).toBe('Light blue, red below.');
  expect(tellLook(lookOf(spec, data, 4), 0)).toBe('Light blue.');
  speak('ko');
  expect(tellLook(lookOf(spec, data, 5), 0)).toBe('하늘색, 아래쪽 빨강.');
});

test('turned clockwise by a quarter, what was below is on the left', () => {
  speak('en');
  expect(tellLook(lookOf(spec, samples(), 5), 1)).toBe('Light blue, red left.');
});
