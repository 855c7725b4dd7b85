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

test('reads boxes from names with a colon and the cards below, or from a card and its box on each line', () => {
  expect(readCardLines('stone\nAnimals:\ndog\n\ncat\n식물：\n장미\nNot sure:\n Animals: \nfox', 'sort')).toEqual({
    ok: true,
    cards: 5,
    request: {
      layout: 'sort',
      boxes: [
        { name: 'Animals', cards: ['dog', 'cat', 'fox'] },
        { name: '식물', cards: ['장미'] },
        { name: 'Not sure', cards: [] },
      ],
      extra: ['stone'],
    },
  });
  expect(readCardLines('dog = Animals\nrose = Plants\ncat\tAnimals\nstone =\n= Not sure', 'sort')).toEqual({
    ok: true,
    cards: 4,
    request: {
      layout: 'sort',
      boxes: [
        { name: 'Animals', cards: ['dog', 'cat'] },
        { name: 'Plants', cards: ['rose'] },
        { name: 'Not sure', cards: [] },
      ],
      extra: ['stone'],
    },
  });
});

test('takes lines for boxes when two of them name one', () => {
  expect(likelyLayout('A:\na\nB:\nb')).toBe('sort');
  expect(likelyLayout('In the morning:\nwash\ndress')).toBe('order');
});

test.each([
  ['A:\na\nb', 'sort', { code: 'boxes-few' }],
  ['a\nb', 'sort', { code: 'boxes-none' }],
  ['a = A\nb\nc = B', 'sort', { code: 'no-box', line: 2 }],
  ['A:\na\n:\nb', 'sort', { code: 'box-empty', line: 3 }],
  ['A:\na\nB:', 'sort', { code: 'cards-few' }],
  [`x\nA:\n${'a'.repeat(5_000)}\nB:\nb`, 'sort', { code: 'card-long', line: 3 }],
  [`A:\na\n${'b'.repeat(5_000)}:\nb`, 'sort', { code: 'card-long', line: 3 }],
  [Array.from({ length: 13 }, (_, n) => `${n}:\ncard ${n}`).join('\n'), 'sort', { code: 'boxes-many', boxes: 13 }],
  [
    `A:\n${Array.from({ length: CARDS_MAX + 1 }, (_, n) => `${n}`).join('\n')}\nB:`,
    'sort',
    { code: 'cards-many', cards: 61 },
  ],
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
