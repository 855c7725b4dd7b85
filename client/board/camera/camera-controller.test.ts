import { beforeEach, expect, test } from 'vitest';
import { CAMERA_ANIMATION_MS } from '#client/board/limits.ts';
import { type Camera, cameraBounds, fitCamera, NO_INSETS, type Rect, toUnit, type Viewport } from './camera.ts';
import { CameraController } from './camera-controller.ts';

const VIEW: Viewport = { width: 1000, height: 600, insets: NO_INSETS };
const WIDER: Viewport = { ...VIEW, width: 1400 };
const MAT: Rect = { left: 24_000, top: 27_000, right: 40_000, bottom: 38_000 };
const TABLE: Rect = { left: 12_000, top: 18_000, right: 53_000, bottom: 47_000 };

/** All there is to see: the table, or the mat once the picture is solved. */
let all: Rect;
/** Every piece: the table, unless some lie farther off. */
let everything: Rect;
let isStill: boolean;
let controller: CameraController;

beforeEach(() => {
  all = TABLE;
  everything = TABLE;
  isStill = false;
  controller = new CameraController(VIEW, {
    homeCamera: (viewport) => fitCamera(all, viewport),
    overviewCamera: (viewport) => fitCamera(everything, viewport),
    bounds: (scale, viewport) => cameraBounds(MAT, scale, 500, viewport),
    refresh: () => undefined,
    prefersReducedMotion: () => isStill,
    onChange: () => undefined,
  });
});

const middle = (camera: Camera, { width, height }: Viewport) => toUnit(camera, { x: width / 2, y: height / 2 });

test('shows all there is to see at home, at every size of the view', () => {
  expect(controller.camera).toEqual(fitCamera(TABLE, VIEW));
  controller.resize(WIDER);
  expect(controller.camera).toEqual(fitCamera(TABLE, WIDER));
  expect(controller.isZoomedIn).toBe(false);
});

test('keeps the middle of a moved view in place when the size changes', () => {
  controller.zoom(3);
  controller.pan(40, 20);
  const before = middle(controller.camera, VIEW);
  controller.resize(WIDER);
  const after = middle(controller.camera, WIDER);
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
  expect(controller.isZoomedIn).toBe(true);
  controller.fit();
  expect(controller.camera).toEqual(fitCamera(TABLE, WIDER));
});

test('goes from home to an overview of every piece, from there home, and from anywhere to the overview on request', () => {
  everything = { ...TABLE, right: 60_000 };
  controller.fit();
  expect(controller.camera).toEqual(fitCamera(everything, VIEW));
  expect(controller.isZoomedIn).toBe(false);
  controller.fit();
  expect(controller.camera).toEqual(fitCamera(TABLE, VIEW));
  controller.zoom(3);
  controller.showOverview();
  expect(controller.camera).toEqual(fitCamera(everything, VIEW));
});

test('stays at home where home shows every piece', () => {
  controller.fit();
  controller.resize(WIDER);
  expect(controller.camera).toEqual(fitCamera(TABLE, WIDER));
});

test('glides home when the picture becomes solved, and stays there', () => {
  controller.zoom(3);
  controller.update(false, 1_000);
  const from = controller.camera;
  all = MAT;
  controller.update(true, 1_000);
  controller.update(true, 1_000 + CAMERA_ANIMATION_MS / 2);
  expect(controller.isAnimating).toBe(true);
  expect(controller.camera).not.toEqual(from);
  expect(controller.camera).not.toEqual(fitCamera(MAT, VIEW));
  controller.update(true, 1_000 + CAMERA_ANIMATION_MS);
  expect(controller.isAnimating).toBe(false);
  expect(controller.camera).toEqual(fitCamera(MAT, VIEW));
});

test('ends the glide when a hand moves the view', () => {
  controller.update(false, 0);
  controller.update(true, 0);
  controller.zoom(2);
  const { camera } = controller;
  controller.update(true, CAMERA_ANIMATION_MS);
  expect(controller.camera).toEqual(camera);
});

test('does not glide to a picture that was solved before, and jumps with reduced motion', () => {
  controller.zoom(3);
  const { camera } = controller;
  controller.update(true, 0);
  expect(controller.camera).toEqual(camera);
  isStill = true;
  controller.update(false, 0);
  controller.update(true, 0);
  expect(controller.isAnimating).toBe(false);
  expect(controller.camera).toEqual(fitCamera(TABLE, VIEW));
});
