import { expect, test } from 'vitest';
import type { TrayPiece } from './tray.ts';
import { arrangeInLanes } from './tray-lanes.ts';

const pieces = (numbers: readonly number[]): TrayPiece[] =>
  numbers.map((number) => ({ piece: 100 + number, number, quarters: 0, isInHand: false, basket: null }));
const places = (numbers: readonly number[], lanes: number) =>
  new Map(arrangeInLanes(pieces(numbers), lanes).placed.map(({ number, lane, slot }) => [number, `${lane} ${slot}`]));

test('arranges the pieces of one lane in the order of their numbers', () => {
  const { placed, slots } = arrangeInLanes(pieces([1, 2, 5, 7]), 1);
  expect(placed.map(({ lane, slot }) => `${lane} ${slot}`)).toEqual(['0 0', '0 1', '0 2', '0 3']);
  expect(slots).toBe(4);
});

test('fills several lanes evenly, and puts no two pieces in one place', () => {
  const all = Array.from({ length: 48 }, (_, index) => index + 1);
  expect(arrangeInLanes(pieces(all), 3).slots).toBe(16);
  expect(new Set(places(all, 3).values()).size).toBe(48);
});

test('moves only the pieces behind a leaving one in its lane', () => {
  const before = places([1, 2, 3, 4, 5, 6, 7, 8, 9], 3);
  const after = places([1, 2, 3, 5, 6, 7, 8, 9], 3);
  expect(after.get(7)).toBe(before.get(4));
  for (const number of [1, 2, 3, 5, 6, 8, 9]) expect(after.get(number)).toBe(before.get(number));
});

test('has no slots when it is empty', () => {
  expect(arrangeInLanes([], 3)).toEqual({ placed: [], slots: 0 });
});
