import { expect, test } from 'vitest';
import { cardSheets } from './card-sheets.ts';

const cards = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each([
  [1, 'few', [1]],
  [10, 'few', [10]],
  [21, 'some', [21]],
  [30, 'class', [30]],
  [31, 'class', [30, 1]],
  [44, 'class', [30, 14]],
  [200, 'class', [30, 30, 30, 30, 30, 30, 20]],
] as const)('lays out %d cards as %s, on sheets of %j', (count, grid, lengths) => {
  const made = cardSheets(cards(count));
  expect(made.grid).toBe(grid);
  expect(made.sheets.map(({ length }) => length)).toEqual(lengths);
  expect(made.sheets.flat()).toEqual(cards(count));
});
