import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TouchWatch } from './touch-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const target = new EventTarget();
  const changes: boolean[] = [];
  let isLeftOut = false;
  const watch = new TouchWatch({
    target,
    now: () => Date.now(),
    untouchedAfterMs: 30_000,
    onChange: (isUntouched) => {
      if (changes.at(-1) !== isUntouched) changes.push(isUntouched);
    },
    isLeftOut: () => isLeftOut,
  });
  return {
    watch,
    changes,
    touch: (name: string, leftOut = false) => {
      isLeftOut = leftOut;
      target.dispatchEvent(new Event(name));
    },
  };
}

test('a page is untouched 30 s after the last touch, and no more at the next one', () => {
  const { changes, touch } = watched();
  vi.advanceTimersByTime(29_999);
  expect(changes).toEqual([false]);
  touch('pointermove');
  vi.advanceTimersByTime(29_999);
  expect(changes).toEqual([false]);
  vi.advanceTimersByTime(1);
  expect([changes, vi.getTimerCount()]).toEqual([[false, true], 0]);
  touch('keydown');
  expect([changes, vi.getTimerCount()]).toEqual([[false, true, false], 1]);
});

test('what is left out is no touch', () => {
  const { changes, touch } = watched();
  vi.advanceTimersByTime(20_000);
  touch('pointerdown', true);
  vi.advanceTimersByTime(10_000);
  expect(changes).toEqual([false, true]);
});

test('after its end it says nothing', () => {
  const { watch, changes, touch } = watched();
  watch.end();
  touch('pointerdown');
  vi.advanceTimersByTime(60_000);
  expect([changes, vi.getTimerCount()]).toEqual([[false], 0]);
});
