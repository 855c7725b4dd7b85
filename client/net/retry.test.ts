import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAUSES, type Pauses, pauseAfter, RetryTimers } from './retry.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const QUICK: Pauses = { first: 100, max: 1_000, attempts: 6 };

test.each([
  ['the least jitter', 0],
  ['the most jitter', 0.999_999],
])('pauses grow up to the longest one, with %s', (_name, random) => {
  const pauses = [0, 1, 2, 3, 4, 5].map((failures) => pauseAfter(QUICK, failures, random));
  const share = 0.75 + random / 2;
  expect(pauses).toEqual([100, 200, 400, 800, 1_000, 1_000].map((ms) => ms * share));
});

test('each pause of a thing that doubles is longer than the one before, whatever the jitter', () => {
  for (let failures = 0; failures < 3; failures += 1)
    expect(pauseAfter(QUICK, failures + 1, 0)).toBeGreaterThan(pauseAfter(QUICK, failures, 0.999_999));
});

test.each(Object.entries(PAUSES))(
  'every retry of %s grows to at least eight times its first pause',
  (_name, pauses) => {
    expect(pauses.max / pauses.first).toBeGreaterThanOrEqual(8);
  },
);

// Proves I44.
test('a thing has one timer, however often it is scheduled', () => {
  const timers = new RetryTimers();
  const attempts: string[] = [];
  for (const name of ['a', 'b', 'c']) timers.retry('picture', QUICK, () => attempts.push(name));
  timers.retry('text', QUICK, () => attempts.push('another thing'));
  expect(vi.getTimerCount()).toBe(2);
  vi.advanceTimersByTime(200);
  expect(attempts.sort()).toEqual(['another thing', 'c']);
});

test('a thing that goes on failing is tried less and less often, and then no more', () => {
  const timers = new RetryTimers();
  const at: number[] = [];
  let hasEnded = false;
  const attempt = () => {
    at.push(Date.now());
    if (!timers.retry('picture', QUICK, attempt)) hasEnded = true;
  };
  attempt();
  vi.advanceTimersByTime(60_000);
  expect(at).toHaveLength(1 + QUICK.attempts);
  expect(hasEnded).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('a thing that has succeeded begins with the first pause again', () => {
  const timers = new RetryTimers();
  for (let failures = 0; failures < 5; failures += 1) {
    timers.retry('picture', QUICK, () => undefined);
    vi.advanceTimersByTime(2_000);
  }
  timers.reset('picture');
  let isDone = false;
  timers.retry('picture', QUICK, () => {
    isDone = true;
  });
  vi.advanceTimersByTime(125);
  expect(isDone).toBe(true);
});

test('nothing is tried after its owner has closed', () => {
  const timers = new RetryTimers();
  timers.retry('picture', QUICK, () => expect.unreachable());
  timers.schedule(100, () => expect.unreachable());
  timers.cancelAll();
  vi.advanceTimersByTime(60_000);
});
