import { expect, test } from 'vitest';
import { DRAG_COUNTER_MAX } from '#shared/limits.ts';
import { isNewer } from './frame-handler.ts';

test('a counter is newer when it is less than half a round ahead, across the wrap too', () => {
  expect(isNewer(0, null)).toBe(true);
  expect(isNewer(1, 0)).toBe(true);
  expect(isNewer(0, DRAG_COUNTER_MAX)).toBe(true);
  expect(isNewer(Math.floor(DRAG_COUNTER_MAX / 2), 0)).toBe(true);
});

test('an equal or older counter is an echo', () => {
  expect(isNewer(5, 5)).toBe(false);
  expect(isNewer(4, 5)).toBe(false);
  expect(isNewer(DRAG_COUNTER_MAX, 0)).toBe(false);
  expect(isNewer(Math.floor(DRAG_COUNTER_MAX / 2) + 1, 0)).toBe(false);
});
