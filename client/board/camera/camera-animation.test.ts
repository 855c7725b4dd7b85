import { expect, test } from 'vitest';
import { CAMERA_ANIMATION_MS } from '#client/board/limits.ts';
import { cameraAt } from './camera-animation.ts';

const from = { scale: 0.01, x: 0, y: 1_000 };
const to = { scale: 0.05, x: 20_000, y: 5_000 };
const startedAt = 300;
const at = (progress: number) => cameraAt({ from, to, startedAt }, startedAt + progress * CAMERA_ANIMATION_MS);

test('begins at the first camera, and has arrived when its time is over', () => {
  expect(at(0)).toEqual(from);
  expect(at(1)).toBeNull();
});

test('moves every edge of the view evenly', () => {
  const half = at(0.5);
  if (half === null) throw new Error('arrived');
  expect(half.x).toBeCloseTo(10_000, 6);
  expect(half.y).toBeCloseTo(3_000, 6);
  // The right edge of a view of 100 pixels.
  expect(half.x + 100 / half.scale).toBeCloseTo((100 / from.scale + to.x + 100 / to.scale) / 2, 6);
});

test('comes closer in every frame', () => {
  let before = 0;
  for (let tenth = 1; tenth < 10; tenth += 1) {
    const { scale = 0 } = at(tenth / 10) ?? {};
    expect(scale).toBeGreaterThan(before);
    before = scale;
  }
});
