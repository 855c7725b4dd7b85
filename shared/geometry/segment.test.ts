import { expect, test } from 'vitest';
import { segmentsMeet } from './segment.ts';

const chain = (...numbers: number[]) => Int32Array.from(numbers);

test.each([
  ['cross', [0, 0, 4, 4], [0, 4, 4, 0], true],
  ['touch with an end', [0, 0, 4, 0], [2, 0, 2, 3], true],
  ['share an end', [0, 0, 4, 0], [4, 0, 9, 9], true],
  ['overlap on one line', [0, 0, 4, 0], [3, 0, 9, 0], true],
  ['lie behind each other on one line', [0, 0, 4, 0], [5, 0, 9, 0], false],
  ['are parallel', [0, 0, 4, 4], [1, 0, 5, 4], false],
  ['would meet if one were longer', [0, 0, 4, 4], [4, 0, 3, 2], false],
])('segments that %s', (_, one, other, expected) => {
  expect(segmentsMeet(chain(...one), 0, chain(...other), 0)).toBe(expected);
  expect(segmentsMeet(chain(...other), 0, chain(...one), 0)).toBe(expected);
});

test('the last segment of a chain leads back to its first point', () => {
  const triangle = chain(0, 0, 8, 0, 8, 8);
  expect(segmentsMeet(triangle, 2, chain(0, 8, 6, 0), 0)).toBe(true);
  expect(segmentsMeet(triangle, 2, chain(0, 8, 1, 5), 0)).toBe(false);
});
