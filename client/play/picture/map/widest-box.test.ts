import { expect, test } from 'vitest';
import { widestBox } from './widest-box.ts';

const ring = (...corners: readonly number[]) => ({ corners: Int32Array.from(corners), stretches: [] });

test('finds where a wide box is largest, which is not where a circle is', () => {
  // A tower on a long foot.
  const tower = ring(0, 0, 400, 0, 400, 800, 1_600, 800, 1_600, 1_100, 0, 1_100);
  const wide = widestBox([tower], 5, 1);
  expect(wide.size).toBeGreaterThan(270);
  expect(wide.size).toBeLessThanOrEqual(300);
  expect(wide.y).toBeGreaterThan(900);
  const high = widestBox([tower], 1, 2);
  expect(high.size).toBeGreaterThan(370);
  expect(high.size).toBeLessThanOrEqual(400);
  expect(high.x).toBeLessThan(250);
});

test('keeps clear of a hole, and stays in the main part', () => {
  const square = ring(0, 0, 1_000, 0, 1_000, 1_000, 0, 1_000);
  const hole = ring(300, 300, 300, 700, 700, 700, 700, 300);
  const island = ring(2_000, 0, 9_000, 0, 9_000, 7_000, 2_000, 7_000);
  expect(widestBox([square], 1, 1).size).toBeGreaterThan(900);
  for (const rings of [
    [square, hole],
    [square, hole, island],
  ]) {
    const { x, y, size } = widestBox(rings, 2, 1);
    expect(size).toBeGreaterThan(250);
    expect(size).toBeLessThanOrEqual(300);
    const isOver = Math.abs(x - 500) < 200 + size && Math.abs(y - 500) < 200 + size / 2;
    expect(isOver).toBe(false);
  }
});
