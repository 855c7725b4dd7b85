import { describe, expect, it } from 'vitest';
import { type MarkConditions, markOf } from './tile-mark.ts';
import { type SortableTile, sortAndFilter, stableOrder } from './tile-order.ts';

const compare = new Intl.Collator('ko').compare;
const QUIET: MarkConditions = { hasHand: false, isStuck: false, isIdle: false, isAway: false, isFinished: false };

const CLASS: readonly SortableTile[] = [
  { board: 1, name: '하준', progress: 0.5, mark: 'working' },
  { board: 2, name: 'Ada', progress: null, mark: 'away' },
  { board: 3, name: '가람', progress: 0.2, mark: 'idle' },
  { board: 4, name: 'Ben', progress: 1, mark: 'finished' },
  { board: 5, name: '나래', progress: 0.2, mark: 'stuck' },
  { board: 6, name: 'Cid', progress: 0.9, mark: 'hand' },
];

describe('the order of tiles', () => {
  it('sorts by name in the language’s order, by progress from the least, by marks from the most urgent', () => {
    expect(sortAndFilter(CLASS, 'joined', 'all', compare)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sortAndFilter(CLASS, 'name', 'all', compare)).toEqual([3, 5, 1, 2, 4, 6]);
    expect(sortAndFilter(CLASS, 'progress', 'all', compare)).toEqual([3, 5, 1, 6, 4, 2]);
    expect(sortAndFilter(CLASS, 'help', 'all', compare)).toEqual([6, 5, 3, 2, 4, 1]);
  });

  it('leaves out tiles that the filter excludes', () => {
    expect(sortAndFilter(CLASS, 'joined', 'help', compare)).toEqual([3, 5, 6]);
    expect(sortAndFilter(CLASS, 'joined', 'playing', compare)).toEqual([1, 3, 5, 6]);
    expect(sortAndFilter(CLASS, 'joined', 'finished', compare)).toEqual([4]);
    expect(sortAndFilter(CLASS, 'joined', 'away', compare)).toEqual([2]);
  });

  it('keeps the order while boards change: new ones are last, gone ones leave', () => {
    const order = sortAndFilter(CLASS, 'help', 'all', compare);
    const laterEntries = CLASS.map((entry) => ({ ...entry, mark: 'working' as const })).filter(
      ({ board }) => board !== 5,
    );
    expect(stableOrder(order, laterEntries, 'all')).toEqual([6, 3, 2, 4, 1]);
    const come = { board: 9, name: 'Zoe', progress: 0, mark: 'hand' } as const;
    expect(stableOrder(order, [come, ...laterEntries], 'all')).toEqual([6, 3, 2, 4, 1, 9]);
    expect(stableOrder([6], [come, ...CLASS], 'finished')).toEqual([6, 4]);
  });
});

describe('a tile’s mark', () => {
  it('is the most urgent one: a hand, then stuck, then idle', () => {
    expect(markOf(QUIET)).toBe('working');
    expect(markOf({ ...QUIET, isIdle: true })).toBe('idle');
    expect(markOf({ ...QUIET, isIdle: true, isStuck: true })).toBe('stuck');
    expect(markOf({ ...QUIET, hasHand: true, isStuck: true, isIdle: true, isFinished: true })).toBe('hand');
  });

  it('does not flag absent or finished students as stuck', () => {
    expect(markOf({ ...QUIET, isStuck: true, isAway: true })).toBe('away');
    expect(markOf({ ...QUIET, isStuck: true, isFinished: true })).toBe('finished');
  });
});
