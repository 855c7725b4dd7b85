import { expect, test } from 'vitest';
import { sizeInSet } from './text-lines.ts';

test('gives words of usual lengths one size, and much shorter ones few larger ones', () => {
  expect([40, 44, 58, 79].map((own) => sizeInSet(own, 40))).toEqual([40, 40, 40, 40]);
  expect([80, 120, 159].map((own) => sizeInSet(own, 40))).toEqual([60, 60, 60]);
  expect(sizeInSet(160, 40)).toBe(90);
  // It fits.
  for (let own = 6; own < 400; own += 1) expect(sizeInSet(own, 6)).toBeLessThanOrEqual(own);
});
