import { expect, test } from 'vitest';
import { CROP_FULL_SIDE, type Crop, cropToPixels, isCropWithin } from './crop.ts';

test('a crop is the same part of a picture in any size', () => {
  const crop: Crop = { x: 2_500, y: 1_000, width: 5_000, height: 6_000 };
  expect(cropToPixels(crop, 4_000, 3_000)).toEqual({ left: 1_000, top: 300, width: 2_000, height: 1_800 });
  expect(cropToPixels(crop, 400, 300)).toEqual({ left: 100, top: 30, width: 200, height: 180 });
});

test('a crop of the whole is the whole picture in any size', () => {
  const fullCrop: Crop = { x: 0, y: 0, width: CROP_FULL_SIDE, height: CROP_FULL_SIDE };
  for (const [width, height] of [
    [1, 1],
    [17, 333],
    [4_032, 3_024],
  ] as const)
    expect(cropToPixels(fullCrop, width, height)).toEqual({ left: 0, top: 0, width, height });
});

test('no crop is empty or ends beyond the picture', () => {
  for (let pixels = 1; pixels <= 60; pixels += 7)
    for (let start = 0; start <= 9_000; start += 250)
      for (let length = 1_000; start + length <= CROP_FULL_SIDE; length += 750) {
        const { left, width } = cropToPixels({ x: start, y: 0, width: length, height: CROP_FULL_SIDE }, pixels, 10);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(width).toBeGreaterThanOrEqual(1);
        expect(left + width).toBeLessThanOrEqual(pixels);
      }
});

test('a crop that ends beyond the picture is not within it', () => {
  expect(isCropWithin({ x: 5_000, y: 0, width: 5_000, height: 1_000 })).toBe(true);
  expect(isCropWithin({ x: 5_001, y: 0, width: 5_000, height: 1_000 })).toBe(false);
  expect(isCropWithin({ x: 0, y: 9_000, width: 1_000, height: 1_001 })).toBe(false);
});
