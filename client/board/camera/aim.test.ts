import { beforeEach, expect, test } from 'vitest';
import { GLIDE_MS } from '../limits.ts';
import { Aim } from './aim.ts';
import { boundsOf, type Camera, fitted, NO_INSETS, type Rect, toUnit, type Viewport } from './camera.ts';

const VIEW: Viewport = { width: 1000, height: 600, insets: NO_INSETS };
const WIDER: Viewport = { ...VIEW, width: 1400 };
const MAT: Rect = { left: 24_000, top: 27_000, right: 40_000, bottom: 38_000 };
const TABLE: Rect = { left: 12_000, top: 18_000, right: 53_000, bottom: 47_000 };

/** All there is to see: the table, or the mat once the picture is whole. */
let all: Rect;
let isStill: boolean;
let aim: Aim;

beforeEach(() => {
  all = TABLE;
  isStill = false;
  aim = new Aim(VIEW, {
    home: (viewport) => fitted(all, viewport),
    bounds: (scale, viewport) => boundsOf(MAT, scale, 500, viewport),
    look: () => undefined,
    still: () => isStill,
    onChange: () => undefined,
  });
});

const middle = (camera: Camera, { width, height }: Viewport) => toUnit(camera, { x: width / 2, y: height / 2 });

test('at home it shows all there is, whatever size the view gets', () => {
  expect(aim.camera).toEqual(fitted(TABLE, VIEW));
  aim.resize(WIDER);
  expect(aim.camera).toEqual(fitted(TABLE, WIDER));
  expect(aim.isZoomedIn).toBe(false);
});

test('where a hand has moved it, what stood in the middle stays there when the size changes', () => {
  aim.zoom(3);
  aim.pan(40, 20);
  const before = middle(aim.camera, VIEW);
  aim.resize(WIDER);
  const after = middle(aim.camera, WIDER);
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
  expect(aim.isZoomedIn).toBe(true);
  aim.fit();
  expect(aim.camera).toEqual(fitted(TABLE, WIDER));
});

test('as the picture becomes whole it glides to all of it, and stays there', () => {
  aim.zoom(3);
  aim.see(false, 1_000);
  const from = aim.camera;
  all = MAT;
  aim.see(true, 1_000);
  aim.see(true, 1_000 + GLIDE_MS / 2);
  expect(aim.isMoving).toBe(true);
  expect(aim.camera).not.toEqual(from);
  expect(aim.camera).not.toEqual(fitted(MAT, VIEW));
  aim.see(true, 1_000 + GLIDE_MS);
  expect(aim.isMoving).toBe(false);
  expect(aim.camera).toEqual(fitted(MAT, VIEW));
});

test('a hand ends the glide', () => {
  aim.see(false, 0);
  aim.see(true, 0);
  aim.zoom(2);
  const { camera } = aim;
  aim.see(true, GLIDE_MS);
  expect(aim.camera).toEqual(camera);
});

test('it does not glide for a picture that was whole before, and jumps for whoever wants no motion', () => {
  aim.zoom(3);
  const { camera } = aim;
  aim.see(true, 0);
  expect(aim.camera).toEqual(camera);
  isStill = true;
  aim.see(false, 0);
  aim.see(true, 0);
  expect(aim.isMoving).toBe(false);
  expect(aim.camera).toEqual(fitted(TABLE, VIEW));
});
