import { expect, test } from 'vitest';
import { DirtyRanges } from './dirty-ranges.ts';

test('joins neighbours into one run, and keeps distant entries apart', () => {
  const spans = new DirtyRanges();
  for (const index of [3, 4, 4, 6, 200, 201]) spans.add(index);
  expect(spans.take()).toEqual([
    { start: 3, end: 7 },
    { start: 200, end: 202 },
  ]);
});

test('forgets the runs that were taken', () => {
  const spans = new DirtyRanges();
  spans.add(1);
  spans.take();
  expect(spans.isEmpty).toBe(true);
});

test('covers every added entry, in any order of adding', () => {
  const spans = new DirtyRanges();
  const added = [50, 3, 51, 7, 2, 49, 300, 0];
  for (const index of added) spans.add(index);
  const runs = spans.take();
  for (const index of added) expect(runs.some(({ start, end }) => start <= index && index < end)).toBe(true);
});
