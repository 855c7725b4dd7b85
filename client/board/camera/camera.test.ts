import { describe, expect, test } from 'vitest';
import { MAT_VISIBLE_MIN_PX } from '#client/board/limits.ts';
import {
  type Bounds,
  type Camera,
  cameraBounds,
  clampCamera,
  fitCamera,
  panCamera,
  pinchCamera,
  toPixel,
  toUnit,
  type Viewport,
  zoomCamera,
  zoomCameraWithin,
} from './camera.ts';

const viewport: Viewport = { width: 1000, height: 600, insets: { left: 0, top: 50, right: 0, bottom: 70 } };
const mat = { left: 24_000, top: 27_000, right: 40_000, bottom: 38_000 };
const table = { left: 12_000, top: 18_000, right: 53_000, bottom: 47_000 };
const home = fitCamera(table, viewport);
const bounds: Bounds = cameraBounds(mat, home.scale, 500, viewport);

function expectSame(a: { x: number; y: number }, b: { x: number; y: number }): void {
  expect(a.x).toBeCloseTo(b.x, 6);
  expect(a.y).toBeCloseTo(b.y, 6);
}

/** How much of the mat shows between the bars, in pixels along each axis. */
function matShown(camera: Camera): { x: number; y: number } {
  const start = toPixel(camera, { x: mat.left, y: mat.top });
  const end = toPixel(camera, { x: mat.right, y: mat.bottom });
  return { x: Math.min(end.x, 1000) - Math.max(start.x, 0), y: Math.min(end.y, 530) - Math.max(start.y, 50) };
}

test('converts pixels to units and back', () => {
  const camera = { scale: 0.037, x: 12_345, y: 6_789 };
  expectSame(toUnit(camera, toPixel(camera, { x: 30_000, y: 31_000 })), { x: 30_000, y: 31_000 });
});

describe('fitting', () => {
  test('shows the whole rectangle between the bars', () => {
    const start = toPixel(home, { x: table.left, y: table.top });
    const end = toPixel(home, { x: table.right, y: table.bottom });
    expect(start.x).toBeGreaterThanOrEqual(0);
    expect(start.y).toBeGreaterThanOrEqual(50 - 1e-9);
    expect(end.x).toBeLessThanOrEqual(1000);
    expect(end.y).toBeLessThanOrEqual(530 + 1e-9);
  });

  test('touches the bars along the tighter axis, and centres along the other one', () => {
    const start = toPixel(home, { x: table.left, y: table.top });
    const end = toPixel(home, { x: table.right, y: table.bottom });
    expect(end.y - start.y).toBeCloseTo(480, 6);
    expect(start.x).toBeCloseTo(1000 - end.x, 6);
  });
});

test('zooming keeps the point under the cursor in place', () => {
  const cursor = { x: 700, y: 200 };
  const after = zoomCamera(home, cursor, 1.7);
  expect(after.scale).toBeCloseTo(home.scale * 1.7, 12);
  expectSame(toUnit(after, cursor), toUnit(home, cursor));
});

test('panning moves the table with the hand', () => {
  const unit = { x: 30_000, y: 30_000 };
  const before = toPixel(home, unit);
  expectSame(toPixel(panCamera(home, 40, -15), unit), { x: before.x + 40, y: before.y - 15 });
});

describe('pinching', () => {
  test('keeps each finger on its point of the plane', () => {
    const before = [
      { x: 300, y: 200 },
      { x: 500, y: 300 },
    ] as const;
    // Moved and spread along their own line, doubled.
    const after = [
      { x: 250, y: 120 },
      { x: 650, y: 320 },
    ] as const;
    const camera = pinchCamera(home, before, after);
    expectSame(toUnit(camera, after[0]), toUnit(home, before[0]));
    expectSame(toUnit(camera, after[1]), toUnit(home, before[1]));
  });

  test('keeps the scale when both fingers start on one spot', () => {
    const spot = { x: 100, y: 100 };
    expect(pinchCamera(home, [spot, spot], [spot, { x: 150, y: 100 }]).scale).toBe(home.scale);
  });
});

describe('bounds', () => {
  test('end at the fitted view and at the largest useful piece', () => {
    expect(clampCamera({ ...home, scale: home.scale / 4 }, viewport, bounds).scale).toBe(home.scale);
    expect(clampCamera({ ...home, scale: 1000 }, viewport, bounds).scale).toBe(bounds.scaleMax);
    expect(bounds.scaleMax * 500).toBeCloseTo(280, 6);
  });

  test('leave room to zoom in on few large pieces', () => {
    expect(cameraBounds(mat, home.scale, 8_000, viewport).scaleMax).toBeGreaterThanOrEqual(
      2 * fitCamera(mat, viewport).scale,
    );
  });

  test.each([
    ['right', 90_000, 0],
    ['left', -90_000, 0],
    ['down', 0, 90_000],
    ['up', 0, -90_000],
  ])('keep some of the mat in view, however far the table is pushed %s', (_name, right, down) => {
    for (const factor of [1, 3, 9]) {
      const near = zoomCameraWithin(home, { x: 500, y: 290 }, factor, viewport, bounds);
      const shown = matShown(clampCamera(panCamera(near, right, down), viewport, bounds));
      expect(shown.x).toBeGreaterThanOrEqual(MAT_VISIBLE_MIN_PX - 1e-6);
      expect(shown.y).toBeGreaterThanOrEqual(MAT_VISIBLE_MIN_PX - 1e-6);
    }
  });

  test('leave a camera within them as it is', () => {
    expectSame(clampCamera(home, viewport, bounds), home);
  });

  test('keep the point under the cursor in place when a zoom goes past the end', () => {
    const cursor = { x: 480, y: 300 };
    const after = zoomCameraWithin(home, cursor, 1e6, viewport, bounds);
    expect(after.scale).toBe(bounds.scaleMax);
    expectSame(toUnit(after, cursor), toUnit(home, cursor));
  });
});
