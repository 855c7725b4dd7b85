import { expect, test } from 'vitest';
import { QUARTERS_MAX, QUARTERS_MIN, quartersFor } from './label-width.ts';

test('gives cards the width of the longest words, whichever comes first, and no more', () => {
  expect(quartersFor(['Sun', 'Mercury'])).toBe(quartersFor(['Mercury']));
  expect(quartersFor(['Mercury', 'Sun'])).toBe(quartersFor(['Mercury']));
  expect(quartersFor(['Earth'])).toBeLessThan(quartersFor(['Mercury']));
  expect(quartersFor(['명왕성'])).toBeLessThan(quartersFor(['태양계 행성']));
  expect(quartersFor(['iiiiiiii'])).toBeLessThan(quartersFor(['mmmmmmmm']));
  // An accent that is written onto its letter takes no room.
  expect(quartersFor(['re\u0301sume\u0301'])).toBe(quartersFor(['resume']));
});

test('makes no card so narrow that it is hard to take, and none wider than three times its height', () => {
  for (const words of [[], [''], ['1'], ['가']]) expect(quartersFor(words)).toBe(QUARTERS_MIN);
  for (const words of ['a'.repeat(200), '지각과 맨틀의 경계면', '👩‍🚀'.repeat(20)])
    expect(quartersFor([words, 'x'])).toBe(QUARTERS_MAX);
});
