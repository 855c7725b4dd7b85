import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewlySolvedView } from '#shared/protocol/views/solved-view.ts';
import { GATHER_MS, MOMENT_MS, PAUSE_MS, SolvedMoments } from './solved-moments.ts';

const solved = (...boards: readonly number[]): NewlySolvedView[] =>
  boards.map((board) => ({ board, at: 1_000 + board, members: [] }));

let moments: SolvedMoments;
beforeEach(() => {
  vi.useFakeTimers();
  moments = new SolvedMoments();
});
afterEach(() => {
  moments.close();
  vi.useRealTimers();
});

describe('moments of the projector', () => {
  it('leave out what was solved before the window came', () => {
    moments.update(solved(1), null);
    moments.update(solved(1), null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(moments.boards.value).toEqual([]);
  });

  it('gather what is solved together, in the order of the boards, and end', () => {
    moments.update([], null);
    moments.update(solved(4), null);
    moments.update(solved(2, 4), null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(moments.boards.value).toEqual([2, 4]);
    vi.advanceTimersByTime(MOMENT_MS);
    expect(moments.boards.value).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(moments.boards.value).toEqual([]);
  });

  it('have one more for all that came meanwhile, after a pause', () => {
    moments.update([], null);
    moments.update(solved(1), null);
    vi.advanceTimersByTime(GATHER_MS);
    for (const last of [2, 3, 4, 5]) {
      moments.update(solved(1, ...[2, 3, 4, 5].filter((board) => board <= last)), null);
      expect(moments.boards.value).toEqual([1]);
    }
    vi.advanceTimersByTime(MOMENT_MS + PAUSE_MS - 1);
    expect(moments.boards.value).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(moments.boards.value).toEqual([2, 3, 4, 5]);
  });

  it('leave out a board that is dealt again before its moment, and take it when it is solved again', () => {
    moments.update([], null);
    moments.update(solved(1), null);
    moments.update([], null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(moments.boards.value).toEqual([]);
    vi.advanceTimersByTime(MOMENT_MS + PAUSE_MS);
    moments.update([{ board: 1, at: 9_000, members: [] }], null);
    vi.advanceTimersByTime(GATHER_MS);
    expect(moments.boards.value).toEqual([1]);
  });

  it('leave out all others beside a board in the spotlight', () => {
    moments.update([], null);
    moments.update(solved(1, 2), 2);
    vi.advanceTimersByTime(GATHER_MS);
    expect(moments.boards.value).toEqual([2]);
  });
});
