import { expect, test } from 'vitest';
import { CARDS_MAX } from '#shared/limits.ts';
import { likelyLayout, readCardLines } from './read-card-lines.ts';

test('reads steps in their order, and those that may change places', () => {
  expect(readCardLines('get up\r\n\n wash \n+ dress\nleave\n', 'order')).toEqual({
    ok: true,
    cards: 4,
    request: { layout: 'order', groups: [['get up'], ['wash', 'dress'], ['leave']] },
  });
});

test('reads pairs from lines and from a spreadsheet; the first sign counts', () => {
  expect(readCardLines('2 + 2 = 4\n개\tdog\n해 ＝ 달 = 별', 'match')).toEqual({
    ok: true,
    cards: 3,
    request: {
      layout: 'match',
      pairs: [
        ['2 + 2', '4'],
        ['개', 'dog'],
        ['해', '달 = 별'],
      ],
    },
  });
});

test('takes lines for pairs when half of them have a sign', () => {
  expect(likelyLayout('a = b\n\nc = d')).toBe('match');
  expect(likelyLayout('a = b\nc')).toBe('match');
  expect(likelyLayout('a = b\nc\nd')).toBe('order');
  expect(likelyLayout('')).toBe('order');
});

test.each([
  ['', 'order', { code: 'none' }],
  ['\n \n', 'match', { code: 'none' }],
  ['one', 'order', { code: 'cards-few' }],
  [Array.from({ length: CARDS_MAX + 1 }, (_, n) => `${n}`).join('\n'), 'order', { code: 'cards-many', cards: 61 }],
  [`one\n\n${'a'.repeat(5_000)}`, 'order', { code: 'card-long', line: 3 }],
  ['one\n+\nthree', 'order', { code: 'card-empty', line: 2 }],
  ['a = b\nc =', 'match', { code: 'card-empty', line: 2 }],
  ['a = b\n= d', 'match', { code: 'card-empty', line: 2 }],
  ['a = b\nc\nd = e', 'match', { code: 'no-sign', line: 2 }],
  [`a = b\n${'a'.repeat(5_000)} = d`, 'match', { code: 'card-long', line: 2 }],
] as const)('says why lines make no cards (%#)', (text, layout, problem) => {
  expect(readCardLines(text, layout)).toEqual({ ok: false, problem });
});
