import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MotionClock } from './motion-clock.ts';

const DURATIONS = [100, 200, 300];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function clockAt(offset = 0) {
  const shown: (number | null)[] = [];
  const clock = new MotionClock({
    durations: DURATIONS,
    now: () => Date.now() + offset,
    show: (frame) => shown.push(frame),
  });
  return { clock, shown };
}

test('shows each frame when its time comes, with one timer and nothing between', () => {
  vi.setSystemTime(600_000);
  const { clock, shown } = clockAt();
  clock.refresh();
  expect(shown).toEqual([0]);
  vi.advanceTimersByTime(99);
  expect(shown).toEqual([0]);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual([0, 1]);
  vi.advanceTimersByTime(1_100);
  expect(shown).toEqual([0, 1, 2, 0, 1, 2, 0]);
  expect(vi.getTimerCount()).toBe(1);
});

test('a page that comes later, or rested meanwhile, shows the same frame as the others', () => {
  vi.setSystemTime(600_000);
  const first = clockAt();
  first.clock.refresh();
  vi.advanceTimersByTime(340);
  const second = clockAt();
  second.clock.refresh();
  expect(second.shown.at(-1)).toBe(first.shown.at(-1));
  second.clock.set('hidden', true);
  vi.advanceTimersByTime(1_470);
  expect(second.shown.at(-1)).toBeNull();
  second.clock.set('hidden', false);
  expect(second.shown.at(-1)).toBe(first.shown.at(-1));
});

test('while there is a reason to stand still the still shows, and no timer runs', () => {
  const { clock, shown } = clockAt();
  clock.set('stopped', true);
  clock.set('untouched', true);
  expect([shown.at(-1), clock.isMoving.value, vi.getTimerCount()]).toEqual([null, false, 0]);
  const before = shown.length;
  vi.advanceTimersByTime(60_000);
  expect(shown.length).toBe(before);
  clock.set('untouched', false);
  expect(clock.isMoving.value).toBe(false);
  clock.set('stopped', false);
  expect([clock.isMoving.value, vi.getTimerCount()]).toEqual([true, 1]);
  clock.end();
  expect(vi.getTimerCount()).toBe(0);
  clock.refresh();
  expect(vi.getTimerCount()).toBe(0);
});
