import { expect, test } from 'vitest';
import { randomBelow, randomStream, shuffle, signedFraction } from './random.ts';

test('a key always gives the same stream, whatever was drawn before', () => {
  const first = randomStream(7, 1, 2, 3);
  const drawn = [first(), first(), first()];
  const other = randomStream(8, 1, 2, 3);
  other();
  const sameStream = randomStream(7, 1, 2, 3);
  expect([sameStream(), sameStream(), sameStream()]).toEqual(drawn);
});

test('the first draws of two keys never change', () => {
  const one = randomStream(0, 0, 0, 0);
  const two = randomStream(0xffff_ffff, 1, 199, 199);
  expect([one(), one(), two(), two()]).toEqual(GOLDEN);
});
const GOLDEN: readonly number[] = [1951251630, 789029525, 3531394143, 3468026054];

test('keys that differ in one part, or only in the order of parts, have different streams', () => {
  const seen = new Set<number>();
  let keys = 0;
  for (let seed = 0; seed < 5; seed += 1) {
    for (let axis = 0; axis < 4; axis += 1) {
      for (let row = 0; row < 40; row += 1) {
        for (let column = 0; column < 40; column += 1) {
          seen.add(randomStream(seed, axis, row, column)());
          keys += 1;
        }
      }
    }
  }
  // Of 32,000 u32 drawn fairly, about 0.1 pairs are equal.
  expect(keys - seen.size).toBeLessThanOrEqual(3);
});

test('draws are uniform over their range', () => {
  const draw = randomStream(3, 0, 0, 0);
  const counts = new Array<number>(10).fill(0);
  for (let each = 0; each < 100_000; each += 1) {
    const digit = randomBelow(draw, 10);
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  let least = 1;
  let most = -1;
  for (let each = 0; each < 10_000; each += 1) {
    const fraction = signedFraction(draw);
    least = Math.min(least, fraction);
    most = Math.max(most, fraction);
  }
  expect(least).toBeGreaterThanOrEqual(-1);
  expect(least).toBeLessThan(-0.99);
  expect(most).toBeLessThan(1);
  expect(most).toBeGreaterThan(0.99);
});

test('a shuffle keeps every item, and can move every item to every place', () => {
  const places = new Set<number>();
  for (let seed = 0; seed < 200; seed += 1) {
    const list = [0, 1, 2, 3, 4];
    shuffle(randomStream(seed, 0, 0, 0), list);
    expect([...list].sort()).toEqual([0, 1, 2, 3, 4]);
    for (const [place, item] of list.entries()) places.add(place * 5 + item);
  }
  expect(places.size).toBe(25);
});
