import { expect, test } from 'vitest';
import { nearestLine } from './nearest-line.ts';

/** Both rise at 100; the first one higher. */
const LINES = [
  [
    { from: 0, to: 100, y: 200 },
    { from: 100, to: 300, y: 40 },
  ],
  [
    { from: 0, to: 100, y: 200 },
    { from: 100, to: 300, y: 160 },
  ],
];

test.each([
  ['beside a level part', { x: 200, y: 50 }, 0],
  ['between two, nearer to the lower one', { x: 200, y: 145 }, 1],
  ['beside a rise', { x: 108, y: 100 }, 0],
  ['beyond the end', { x: 310, y: 158 }, 1],
  ['far from all', { x: 200, y: 100 }, null],
  ['below all', { x: 50, y: 230 }, null],
])('finds the line that a press %s means', (_, press, line) => {
  expect(nearestLine(LINES, press, 24)).toBe(line);
});

test('finds none among none', () => {
  expect(nearestLine([], { x: 0, y: 0 }, 24)).toBeNull();
});
