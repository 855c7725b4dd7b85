import { expect, test } from 'vitest';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { exportedCut, largerCut, requestedSpec, tabOf } from './choices.ts';
import { isJigsawSpec, jigsawSpec } from './jigsaw/jigsaw.ts';
import { cutPuzzle, pieceCount } from './registry.ts';

const picture = { width: 800, height: 600 };
const spec: PuzzleSpec = jigsawSpec({ seed: 3, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 25 });

test('counts the pieces of a definition as cutting it does', () => {
  expect([pieceCount(spec), cutPuzzle(spec).pieces]).toEqual([12, 12]);
});

test('a class gets the jigsaw that it asks for, with a seed and knobs of its own where it names none', () => {
  expect(requestedSpec({ columns: 4, rows: 3, tab: 25, seed: 3 }, picture, 8)).toEqual(spec);
  const [asked, other] = [8, 9].map((seed) => requestedSpec({ columns: 4, rows: 3 }, picture, seed));
  expect(asked).toEqual({ ...spec, seed: 8, tab: 20 });
  expect(other).toEqual({ ...asked, seed: 9 });
});

test.each([
  [1, 1],
  [200, 200],
  [12, 1],
])('a class gets no jigsaw of %i x %i', (columns, rows) => {
  expect(requestedSpec({ columns, rows }, picture, 8)).toBeNull();
});

test('knows what settings and exports say of a cut', () => {
  expect(tabOf(spec)).toBe(25);
  expect(exportedCut(spec)).toEqual({ columns: 4, rows: 3 });
  expect(exportedCut(undefined)).toEqual({ columns: 0, rows: 0 });
});

test('the next larger cut has the same knobs and can be cut', () => {
  const larger = largerCut(spec, picture);
  const next = larger?.specOf(5);
  expect(isJigsawSpec(next)).toBe(true);
  if (next === undefined) return;
  expect([pieceCount(next), next.seed, tabOf(next)]).toEqual([larger?.pieces, 5, 25]);
  expect(pieceCount(next)).toBeGreaterThan(12);
});
