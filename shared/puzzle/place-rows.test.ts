import { expect, test } from 'vitest';
import { cutJigsaw, jigsawSpec } from './kinds/jigsaw/jigsaw.ts';
import { placeRows } from './place-rows.ts';
import type { Puzzle } from './puzzle.ts';

test.each([
  [1, 5],
  [5, 1],
  [7, 6],
  [200, 50],
])('the places of %i x %i pieces are read row by row', (columns, rows) => {
  const spec = jigsawSpec({ seed: 1, columns, rows, pixelWidth: columns * 7, pixelHeight: rows * 7, tab: 20 });
  const numbers = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => row * columns + column + 1),
  );
  expect(placeRows(cutJigsaw(spec))).toEqual(numbers);
});

test('places of different heights that lie beside each other are one row', () => {
  const puzzle = cutJigsaw(jigsawSpec({ seed: 1, columns: 2, rows: 2, pixelWidth: 4, pixelHeight: 4, tab: 20 }));
  const uneven: Puzzle = {
    ...puzzle,
    homeX: Int32Array.of(0, 900, -900, 0, 300),
    homeY: Int32Array.of(0, -400, -500, -450, 800),
    placeOf: (piece) => ({ ...puzzle.placeOf(piece), height: 300 }),
  };
  expect(placeRows(uneven)).toEqual([[2, 3, 1], [4]]);
});
