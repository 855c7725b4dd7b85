import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewlySolvedView } from '#shared/protocol/views/solved-view.ts';
import { FEAST_MS, FeastQueue, GATHER_MS, PAUSE_MS } from './feast-queue.ts';

const solved = (...boards: readonly number[]): NewlySolvedView[] =>
  boards.map((board) => ({ board, at: 1_000 + board, members: [] }));

let queue: FeastQueue;
beforeEach(() => {
  vi.useFakeTimers();
  queue = new FeastQueue();
});
afterEach(() => {
  queue.close();
  vi.useRealTimers();
});

describe('feasts of the projector', () => {
  it('leave out what was solved before the window came', () => {
    queue.update(solved(1), null);
    queue.update(solved(1), null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(queue.boards.value).toEqual([]);
  });

  it('gather what is solved together, in the order of the boards, and end', () => {
    queue.update([], null);
    queue.update(solved(4), null);
    queue.update(solved(2, 4), null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(queue.boards.value).toEqual([2, 4]);
    vi.advanceTimersByTime(FEAST_MS);
    expect(queue.boards.value).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(queue.boards.value).toEqual([]);
  });

  it('have one more for all that came meanwhile, after a pause', () => {
    queue.update([], null);
    queue.update(solved(1), null);
    vi.advanceTimersByTime(GATHER_MS);
    for (const last of [2, 3, 4, 5]) {
      queue.update(solved(1, ...[2, 3, 4, 5].filter((board) => board <= last)), null);
      expect(queue.boards.value).toEqual([1]);
    }
    vi.advanceTimersByTime(FEAST_MS + PAUSE_MS - 1);
    expect(queue.boards.value).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(queue.boards.value).toEqual([2, 3, 4, 5]);
  });

  it('leave out a board that is dealt again before its feast, and take it when it is solved again', () => {
    queue.update([], null);
    queue.update(solved(1), null);
    queue.update([], null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(queue.boards.value).toEqual([]);
    vi.advanceTimersByTime(FEAST_MS + PAUSE_MS);
    queue.update([{ board: 1, at: 9_000, members: [] }], null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(queue.boards.value).toEqual([1]);
  });

  it('leave out all others beside a board in the spotlight', () => {
    queue.update([], null);
    queue.update(solved(1, 2), 2);
    vi.advanceTimersByTime(GATHER_MS);
    expect(queue.boards.value).toEqual([2]);
  });
});
