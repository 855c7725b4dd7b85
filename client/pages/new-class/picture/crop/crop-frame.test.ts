import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizesFor } from '#client/pages/new-class/picture/puzzle-size.ts';
import { CROP_FULL_SIDE, CROP_SIDE_MIN, type Crop, isCropWithin } from '#shared/picture/crop.ts';
import {
  CROP_SHAPES,
  type CropHandle,
  centreCrop,
  FULL_CROP,
  handleAt,
  handleIndex,
  isFullCrop,
  moveCrop,
  resizeCrop,
  scaleCrop,
  setCropShape,
} from './crop-frame.ts';

const PHOTO = { width: 4_000, height: 3_000 };
const MIDDLE: Crop = { x: 2_000, y: 2_000, width: 6_000, height: 6_000 };
const SHARE = fc.integer({ min: -12_000, max: 12_000 });
const SIGN = fc.constantFrom(-1 as const, 0 as const, 1 as const);

test('moves only the resized side in the free shape', () => {
  expect(resizeCrop(MIDDLE, { x: 1, y: 0 }, -1_000, 500, 'free', PHOTO)).toEqual({ ...MIDDLE, width: 5_000 });
  expect(resizeCrop(MIDDLE, { x: 0, y: -1 }, -1_000, 500, 'free', PHOTO)).toEqual({
    ...MIDDLE,
    y: 2_500,
    height: 5_500,
  });
  expect(resizeCrop(MIDDLE, { x: -1, y: 1 }, -500, 500, 'free', PHOTO)).toEqual({
    x: 1_500,
    y: 2_000,
    width: 6_500,
    height: 6_500,
  });
});

test('makes a square of a photo square in pixels and as high as the photo', () => {
  expect(setCropShape(FULL_CROP, 'square', PHOTO)).toEqual({ x: 1_250, y: 0, width: 7_500, height: 10_000 });
  expect(setCropShape(FULL_CROP, 'wide', PHOTO)).toEqual(FULL_CROP);
});

test('keeps a square square when a corner is resized, and keeps the opposite corner in place', () => {
  const square = setCropShape(FULL_CROP, 'square', PHOTO);
  const smaller = resizeCrop(square, { x: -1, y: -1 }, 3_000, 4_000, 'square', PHOTO);
  expect([smaller.x + smaller.width, smaller.y + smaller.height]).toEqual([8_750, 10_000]);
  expect(smaller.width * PHOTO.width).toBe(smaller.height * PHOTO.height);
});

test('moves the whole crop by its middle, in every shape', () => {
  for (const shape of CROP_SHAPES)
    expect(resizeCrop(MIDDLE, { x: 0, y: 0 }, -1_000, 500, shape, PHOTO)).toEqual({ ...MIDDLE, x: 1_000, y: 2_500 });
});

test('knows every handle by its number', () => {
  const handles = Array.from({ length: 9 }, (_, index) => handleAt(index));
  expect(handles.map(handleIndex)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(handles[4]).toEqual({ x: 0, y: 0 });
});

test('moves a crop within the picture, and centres it where the picture is pressed', () => {
  expect(moveCrop(MIDDLE, -5_000, 9_000)).toEqual({ ...MIDDLE, x: 0, y: 4_000 });
  expect(centreCrop(MIDDLE, 5_500, 0)).toEqual({ ...MIDDLE, x: 2_500, y: 0 });
  expect(isFullCrop(moveCrop(FULL_CROP, 100, 100))).toBe(true);
});

test('scales a crop around its centre', () => {
  expect(scaleCrop(MIDDLE, 0.5)).toEqual({ x: 3_500, y: 3_500, width: 3_000, height: 3_000 });
  expect(isFullCrop(scaleCrop(MIDDLE, 9))).toBe(true);
});

test('keeps a crop within the picture and large enough to be cut, through any sequence of changes', () => {
  const handle: fc.Arbitrary<CropHandle> = fc.record({ x: SIGN, y: SIGN });
  const step = fc.record({
    what: fc.constantFrom('resize', 'move', 'scale', 'shape'),
    handle,
    dx: SHARE,
    dy: SHARE,
    shape: fc.constantFrom(...CROP_SHAPES),
    factor: fc.double({ min: 0.1, max: 4, noNaN: true }),
  });
  const side = fc.integer({ min: 200, max: 4_000 });
  fc.assert(
    fc.property(side, side, fc.array(step, { maxLength: 12 }), (width, height, steps) => {
      fc.pre(Math.max(width, height) <= 5 * Math.min(width, height));
      const picture = { width, height };
      let crop = FULL_CROP;
      for (const { what, handle: at, dx, dy, shape, factor } of steps) {
        if (what === 'resize') crop = resizeCrop(crop, at, dx, dy, shape, picture);
        else if (what === 'move') crop = moveCrop(crop, dx, dy);
        else if (what === 'scale') crop = scaleCrop(crop, factor);
        else crop = setCropShape(crop, shape, picture);
        expect(Object.values(crop).every(Number.isInteger)).toBe(true);
        expect(isCropWithin(crop) && crop.x >= 0 && crop.y >= 0).toBe(true);
        expect(Math.min(crop.width, crop.height)).toBeGreaterThanOrEqual(CROP_SIDE_MIN);
        expect(Math.max(crop.width, crop.height)).toBeLessThanOrEqual(CROP_FULL_SIDE);
      }
      const across = (crop.width * width) / CROP_FULL_SIDE;
      const down = (crop.height * height) / CROP_FULL_SIDE;
      expect(sizesFor({ width: across, height: down }).length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
