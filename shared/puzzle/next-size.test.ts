import { expect, test } from 'vitest';
import { NEXT_SIZE_PIECES_MAX } from '#shared/limits.ts';
import { jigsawSpec } from './kinds/jigsaw/jigsaw.ts';
import { nextSizeAfter } from './next-size.ts';
import type { PuzzleSpec } from './puzzle.ts';

const [pictureWidth, pictureHeight] = [800, 600];
const cut = (columns: number, rows: number) =>
  jigsawSpec({ seed: 5, columns, rows, pixelWidth: pictureWidth, pixelHeight: pictureHeight, tab: 20 });
const next = (cuts: readonly [number, number][], at = 0) =>
  nextSizeAfter({ pictureWidth, pictureHeight, cuts: cuts.map(([columns, rows]) => cut(columns, rows)) }, at);

test('chooses the next larger existing cut, whatever their order', () => {
  const cuts: [number, number][] = [
    [4, 3],
    [12, 8],
    [6, 4],
  ];
  expect(next(cuts, 0)).toEqual({ kind: 'known', cut: 2, pieces: 24 });
  expect(next(cuts, 2)).toEqual({ kind: 'known', cut: 1, pieces: 96 });
});

test('chooses the next size that fits the picture if there is no larger cut', () => {
  const found = next([[4, 3]]);
  expect(found).toMatchObject({ kind: 'new', pieces: 24 });
  expect(found?.kind === 'new' ? found.specOf(9) : null).toEqual({ ...cut(6, 4), seed: 9 });
  expect(next([[8, 6]])).toMatchObject({ kind: 'new', pieces: 96 });
});

test('gives ever larger sizes, and then none', () => {
  const after = (spec: PuzzleSpec) => nextSizeAfter({ pictureWidth, pictureHeight, cuts: [spec] }, 0);
  const sizes: number[] = [];
  for (let found = after(cut(3, 2)); found?.kind === 'new'; found = after(found.specOf(1))) sizes.push(found.pieces);
  expect(sizes.toSorted((a, b) => a - b)).toEqual(sizes);
  expect(new Set(sizes).size).toBe(sizes.length);
  expect(sizes.at(-1)).toBeLessThanOrEqual(NEXT_SIZE_PIECES_MAX);
  expect(sizes.length).toBeGreaterThan(4);
});
