import { expect, test } from 'vitest';
import { isSizeOffered, nearestSize, otherSizesFor, puzzleSpec, sizesFor } from './puzzle-size.ts';

const PHOTO = { width: 4_032, height: 3_024 };

test('offers a photo sizes from a few pieces to hundreds, and larger ones as options', () => {
  const sizes = sizesFor(PHOTO);
  const offered = sizes.filter(isSizeOffered);
  expect(offered[0]?.pieces).toBeLessThanOrEqual(8);
  expect(offered.at(-1)?.pieces).toBeGreaterThanOrEqual(450);
  expect(sizes.length).toBeGreaterThan(offered.length);
});

test('offers only sizes that can be cut', () => {
  for (const proportions of [PHOTO, { width: 500, height: 500 }, { width: 300, height: 2_000 }])
    for (const size of sizesFor(proportions)) expect(puzzleSpec(proportions, size, 25, 7)).not.toBeNull();
});

test('chooses about 48 pieces by default, and keeps the chosen number for another picture', () => {
  expect(nearestSize(sizesFor(PHOTO))?.pieces).toBe(48);
  const upright = sizesFor({ width: 3_024, height: 4_032 });
  expect(Math.abs((nearestSize(upright, 100)?.pieces ?? 0) - 100)).toBeLessThanOrEqual(10);
});

test('offers no size for an extremely narrow picture', () => {
  expect(nearestSize(sizesFor({ width: 60_000, height: 16 }))).toBeNull();
});

test('chooses other sizes nearest to the chosen numbers: each once, never the first size, at most two', () => {
  const sizes = sizesFor(PHOTO);
  const first = nearestSize(sizes);
  const pieces = (...target: number[]) => otherSizesFor(sizes, first, target).map((size) => size.pieces);
  expect(pieces(25, 12)).toEqual([12, 24]);
  expect(pieces(24, 25, 48)).toEqual([24]);
  expect(pieces(6, 12, 24, 96)).toHaveLength(2);
});
