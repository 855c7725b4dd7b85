import { expect, test } from 'vitest';
import { cropToPixels, isCropWithin } from '#shared/picture/crop.ts';
import { longestPart } from './longest-part.ts';
import { sizesFor } from './puzzle-size.ts';

test.each([
  ['a scrolled screenshot, from its top', 1_080, 12_000, 0, 0, 1_080, 2_160],
  ['a panorama, its middle', 20_000, 2_000, 8_000, 0, 4_000, 2_000],
  ['a strip of which a tenth is long enough', 1_000, 70_000, 0, 0, 1_000, 7_000],
])('keeps of %s', (_what, width, height, left, top, partWidth, partHeight) => {
  expect(sizesFor({ width, height })).toEqual([]);
  const crop = longestPart({ width, height });
  expect(isCropWithin(crop)).toBe(true);
  const part = cropToPixels(crop, width, height);
  expect(part).toEqual({ left, top, width: partWidth, height: partHeight });
  expect(sizesFor(part).length).toBeGreaterThan(0);
});
