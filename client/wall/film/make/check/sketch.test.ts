import { expect, test } from 'vitest';
import { isAlike, isFlat } from './sketch.ts';

/** Grey pixels of 32 by 18. */
function grey(of: (pixel: number) => number): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: 4 * 32 * 18 }, (_, at) => (at % 4 === 3 ? 255 : of(at >> 2)));
}

const striped = grey((pixel) => (pixel % 4 < 2 ? 90 : 180));

test('a picture is alike after small losses, and not when it is black, or another one', () => {
  expect(
    isAlike(
      striped,
      grey((pixel) => (pixel % 4 < 2 ? 95 : 174)),
    ),
  ).toBe(true);
  expect(
    isAlike(
      striped,
      grey(() => 0),
    ),
  ).toBe(false);
  expect(
    isAlike(
      striped,
      grey((pixel) => (pixel % 4 < 2 ? 180 : 90)),
    ),
  ).toBe(false);
});

test('a picture of one colour is flat, whatever the colour', () => {
  for (const colour of [0, 128, 255]) expect(isFlat(grey((pixel) => colour + (pixel % 2)))).toBe(true);
  expect(isFlat(striped)).toBe(false);
});
