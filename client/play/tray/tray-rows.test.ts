import { expect, test } from 'vitest';
import type { TrayPiece } from './tray.ts';
import { arrangeInRows, trayRows } from './tray-rows.ts';

const pieces = (numbers: readonly number[]): TrayPiece[] =>
  numbers.map((number) => ({ piece: 100 + number, number, quarters: 0, isInHand: false }));
const places = (numbers: readonly number[], rows: number) =>
  new Map(arrangeInRows(pieces(numbers), rows).placed.map(({ number, row, column }) => [number, `${row} ${column}`]));

test('arranges the pieces in one row on a phone, in the order of their numbers', () => {
  const { placed, columns } = arrangeInRows(pieces([1, 2, 5, 7]), trayRows('strip', 48).rows);
  expect(placed.map(({ row, column }) => `${row} ${column}`)).toEqual(['0 0', '0 1', '0 2', '0 3']);
  expect(columns).toBe(4);
});

test('fills several rows evenly, and puts no two pieces in one place', () => {
  const all = Array.from({ length: 48 }, (_, index) => index + 1);
  expect(arrangeInRows(pieces(all), 3).columns).toBe(16);
  expect(new Set(places(all, 3).values()).size).toBe(48);
});

test('moves only the pieces behind a leaving one in its row', () => {
  const before = places([1, 2, 3, 4, 5, 6, 7, 8, 9], 3);
  const after = places([1, 2, 3, 5, 6, 7, 8, 9], 3);
  expect(after.get(7)).toBe(before.get(4));
  for (const number of [1, 2, 3, 5, 6, 8, 9]) expect(after.get(number)).toBe(before.get(number));
});

test('has no columns when it is empty', () => {
  expect(arrangeInRows([], 3)).toEqual({ placed: [], columns: 0 });
});

test.each([
  ['strip', 12],
  ['rows', 12],
  ['rows', 48],
] as const)('is as high as its place as a %s of %d pieces', (room, count) => {
  const { rows, step } = trayRows(room, count);
  expect(rows * step).toBe(room === 'strip' ? 64 : 264);
});
