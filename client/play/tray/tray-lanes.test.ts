import { expect, test } from 'vitest';
import type { TrayPiece } from './tray.ts';
import { type Arrangement, arrangeInLanes, keepInLanes } from './tray-lanes.ts';

const pieces = (numbers: readonly number[]): TrayPiece[] =>
  numbers.map((number) => ({ piece: 100 + number, number, quarters: 0, isInHand: false, basket: null }));
const arranged = (numbers: readonly number[], lanes: number, perRow: number | null = null) =>
  arrangeInLanes(pieces(numbers), { lanes, perRow });
const places = (numbers: readonly number[], lanes: number, perRow: number | null = null) =>
  new Map(arranged(numbers, lanes, perRow).placed.map(({ number, lane, slot }) => [number, `${lane} ${slot}`]));

test('arranges the pieces of one lane in the order of their numbers', () => {
  const { placed, slots } = arranged([1, 2, 5, 7], 1);
  expect(placed.map(({ lane, slot }) => `${lane} ${slot}`)).toEqual(['0 0', '0 1', '0 2', '0 3']);
  expect(slots).toBe(4);
});

test('fills several lanes evenly, and puts no two pieces in one place', () => {
  const all = Array.from({ length: 48 }, (_, index) => index + 1);
  expect(arranged(all, 3).slots).toBe(16);
  expect(new Set(places(all, 3).values()).size).toBe(48);
});

test('moves up the pieces behind a leaving one in its lane, and at most one more', () => {
  const before = places([1, 2, 3, 4, 5, 6, 7, 8, 9], 3);
  const after = places([1, 2, 3, 5, 6, 7, 8, 9], 3);
  expect(after.get(7)).toBe(before.get(4));
  for (const number of [1, 2, 3, 5, 6, 9]) expect(after.get(number)).toBe(before.get(number));
  expect(after.get(8)).toBe(before.get(7));
});

test('leaves no hole, whichever pieces are left, and begins in the first lane', () => {
  for (const left of [[2, 5, 8], [7], [1, 2, 4, 5, 7, 8, 10], [3, 6, 9, 12, 15, 1]])
    for (const lanes of [1, 2, 3, 4]) {
      const lengths = Array.from({ length: lanes }, () => 0);
      const seen = new Set(places(left, lanes).values());
      expect(seen.size).toBe(left.length);
      for (const place of seen) lengths[Number(place.split(' ')[0])] = (lengths[Number(place.split(' ')[0])] ?? 0) + 1;
      for (const [lane, length] of lengths.entries()) {
        expect(seen.has(`${lane} ${length - 1}`) || length === 0).toBe(true);
        expect((lengths[0] ?? 0) - length).toBeOneOf([0, 1]);
        expect(length).toBeLessThanOrEqual(lengths[lane - 1] ?? length);
      }
    }
});

test('fills rows one after the other once all pieces have room so', () => {
  const lengths = (numbers: readonly number[]) => {
    const lanes = [...places(numbers, 3, 3).values()].map((place) => Number(place.split(' ')[0]));
    return [0, 1, 2].map((lane) => lanes.filter((each) => each === lane).length);
  };
  expect(lengths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([4, 3, 3]);
  expect(lengths([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([3, 3, 3]);
  expect(lengths([1, 4, 7, 10])).toEqual([3, 1, 0]);
  expect(lengths([2, 5, 8])).toEqual([3, 0, 0]);
  expect(arranged([2, 5], 3, 3).slots).toBe(2);
  // One card leaves: those behind it move up, and one comes from the last row.
  const before = places([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 3);
  const after = places([1, 2, 4, 5, 6, 7, 8, 9], 3, 3);
  expect([...after].filter(([number, place]) => before.get(number) !== place).length).toBeLessThanOrEqual(3);
});

test('keeps every piece where it lies while the tray must not move, and puts those that come behind them', () => {
  const before = arranged([1, 2, 3, 4, 5, 6], 3);
  const unmoved = keepInLanes(before, pieces([1, 3, 5, 6, 7]), 3);
  const at = (each: Arrangement) => new Map(each.placed.map(({ number, lane, slot }) => [number, `${lane} ${slot}`]));
  for (const number of [1, 3, 5, 6]) expect(at(unmoved).get(number)).toBe(at(before).get(number));
  expect(at(unmoved).get(7)).toBe('1 2');
  expect(unmoved.slots).toBe(3);
});

test('has no slots when it is empty', () => {
  expect(arranged([], 3)).toEqual({ placed: [], slots: 0 });
});
