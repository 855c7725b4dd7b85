import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PartGone } from './import-part.ts';
import { loadPart, partsGivenUp, retryParts } from './lazy-part.ts';

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

test('a part that fails comes when the network does, after growing pauses', async () => {
  const { at, load } = failing(4);
  const loaded: string[] = [];
  loadPart(load, (part) => loaded.push(part));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(loaded).toEqual(['the part']);
  const pauses = at.slice(1).map((each, index) => each - (at[index] ?? 0));
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.at(-1)).toBeGreaterThan(5_000);
  expect(partsGivenUp.peek().size).toBe(0);
});

test('a part that goes on failing is given up, and tried again when somebody asks for it', async () => {
  const { at, load } = failing(11);
  const loaded: string[] = [];
  loadPart(load, (part) => loaded.push(part));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(at).toHaveLength(11);
  expect(partsGivenUp.peek().size).toBe(1);
  retryParts();
  await vi.advanceTimersByTimeAsync(0);
  expect(loaded).toEqual(['the part']);
  expect(partsGivenUp.peek().size).toBe(0);
});

test('a part that is gone after an upgrade is given up at once', async () => {
  const { at, load } = failing(1, new PartGone('/assets/panel-old.js'));
  const stop = loadPart(load, () => expect.unreachable());
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(at).toHaveLength(1);
  expect(partsGivenUp.peek().size).toBe(1);
  stop();
  expect(partsGivenUp.peek().size).toBe(0);
});

test('a part whose place has gone is not tried any more', async () => {
  const { at, load } = failing(100);
  loadPart(load, () => expect.unreachable())();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(at).toHaveLength(1);
});
