import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PartGone } from './import-part.ts';
import { loadPart, missingParts, retryParts } from './lazy-part.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A load that fails so many times, and when it was called. */
function failing(times: number, error: Error = new TypeError('Failed to fetch')) {
  const at: number[] = [];
  const load = async () => {
    at.push(Date.now());
    if (at.length <= times) throw error;
    return 'the part';
  };
  return { at, load };
}

// Proves I44.
test('a part that fails comes when the network does, after growing pauses', async () => {
  const { at, load } = failing(4);
  const loaded: string[] = [];
  loadPart(load, (part) => loaded.push(part));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(loaded).toEqual(['the part']);
  const pauses = at.slice(1).map((each, index) => each - (at[index] ?? 0));
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.at(-1)).toBeGreaterThan(5_000);
  expect(missingParts.peek().size).toBe(0);
});

test('a part that goes on failing is told as missing, and tried again when somebody asks for it', async () => {
  const { at, load } = failing(11);
  const loaded: string[] = [];
  loadPart(load, (part) => loaded.push(part));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(at).toHaveLength(11);
  expect(missingParts.peek().size).toBe(1);
  retryParts();
  await vi.advanceTimersByTimeAsync(0);
  expect(loaded).toEqual(['the part']);
  expect(missingParts.peek().size).toBe(0);
});

test('a part that is gone after an upgrade is told as missing at once', async () => {
  const { at, load } = failing(1, new PartGone('/assets/panel-old.js'));
  const stop = loadPart(load, () => expect.unreachable());
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(at).toHaveLength(1);
  expect(missingParts.peek().size).toBe(1);
  stop();
  expect(missingParts.peek().size).toBe(0);
});

test('a part whose place has gone is not tried any more', async () => {
  const { at, load } = failing(100);
  loadPart(load, () => expect.unreachable())();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(at).toHaveLength(1);
});

test('what a page cannot be without is told as missing while it is still tried, until it comes', async () => {
  const { load } = failing(6);
  loadPart(load, () => undefined, { patience: 2 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(missingParts.peek().size).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(missingParts.peek().size).toBe(0);
});

test('a part that is asked for twice is loaded once at a time', async () => {
  const { at, load } = failing(3);
  loadPart(load, () => undefined, { patience: 1 });
  await vi.advanceTimersByTimeAsync(0);
  for (let times = 0; times < 5; times += 1) retryParts();
  await vi.advanceTimersByTimeAsync(0);
  expect(at).toHaveLength(2);
});
