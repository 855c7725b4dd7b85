import { expect, test } from 'vitest';
import { PageSlots } from './page-slots.ts';

test('keeps pages that are wanted again, and gives the slot of the one that was wanted longest ago to another', () => {
  const slots = new PageSlots(3);
  const first = new Set([1, 2, 3]);
  expect(slots.missing(first)).toEqual([1, 2, 3]);
  expect([...first].map((page) => slots.put(page, first))).toEqual([0, 1, 2]);

  const second = new Set([1, 4]);
  expect(slots.missing(second)).toEqual([4]);
  expect(slots.put(4, second)).toBe(1);
  expect(new Map(slots.entries())).toEqual(
    new Map([
      [3, 2],
      [1, 0],
      [4, 1],
    ]),
  );
});

test('gives no slot away that is wanted', () => {
  const slots = new PageSlots(1);
  const wanted = new Set([1, 2]);
  expect(slots.put(1, wanted)).toBe(0);
  expect(slots.put(2, wanted)).toBeNull();
});
