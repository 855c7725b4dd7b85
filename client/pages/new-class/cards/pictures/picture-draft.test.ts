import { expect, test } from 'vitest';
import { CARDS_MAX } from '#shared/limits.ts';
import { cardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { nameOfFile, picturesProblem, picturesRequest, withMoved } from './picture-draft.ts';

const card = (name: string, place = '') => ({ name, place });

test.each([
  ['red_apple-2.JPG', 'red apple 2'],
  ['사과.png', '사과'],
  ['no ending', 'no ending'],
  ['.png', ''],
  [`${'a'.repeat(300)}.png`, ''],
])('calls a card by its file: %s', (file, name) => {
  expect(nameOfFile(file)).toBe(name);
});

test('moves a picture by one, and none beyond the ends', () => {
  const list = [{ id: 4 }, { id: 2 }, { id: 9 }];
  const ids = (moved: readonly { readonly id: number }[]) => moved.map(({ id }) => id);
  expect(ids(withMoved(list, 2, -1))).toEqual([2, 4, 9]);
  expect(ids(withMoved(list, 2, 1))).toEqual([4, 9, 2]);
  expect(withMoved(list, 4, -1)).toBe(list);
  expect(withMoved(list, 9, 1)).toBe(list);
});

test.each([
  [[card('egg')], 'order', { code: 'few' }],
  [[card('egg'), card(' ')], 'order', { code: 'no-name', card: 2 }],
  [[card('egg'), card('hen'), card(' egg')], 'order', { code: 'same-name', card: 3 }],
  [[card('egg'), card('a'.repeat(5_000))], 'order', { code: 'long', card: 2 }],
  [Array.from({ length: CARDS_MAX + 1 }, (_, n) => card(`${n}`)), 'order', { code: 'many', cards: 61 }],
  [[card('egg', 'an egg'), card('hen')], 'match', { code: 'no-place', card: 2 }],
  [[card('egg', 'a'.repeat(201)), card('hen', 'a hen')], 'match', { code: 'long', card: 1 }],
  [[card('egg', 'a'.repeat(201)), card('hen')], 'order', null],
] as const)('says why pictures make no set (%#)', (pictures, layout, problem) => {
  expect(picturesProblem(pictures, layout)).toEqual(problem);
});

test('asks for steps and pairs whose cards show pictures', () => {
  const cards = [card(' egg', 'an  egg'), card('chick', 'a chick'), card('hen', 'a hen')];
  const order = cardsSpec(picturesRequest(cards, { layout: 'order', feedback: 'never', seed: 7 }), 1);
  expect(order).toMatchObject({
    seed: 7,
    feedback: 'never',
    pictures: { columns: 2, rows: 2 },
    words: ['', 'egg', 'chick', 'hen'],
  });
  const match = cardsSpec(picturesRequest(cards, { layout: 'match', feedback: 'at-once', seed: 7 }), 1);
  expect(match).not.toHaveProperty('feedback');
  expect(match).toMatchObject({ pictures: { columns: 2, rows: 2 }, words: ['', 'egg', 'chick', 'hen'] });
  expect(match?.set.places.map(({ name }) => name)).toEqual(['an egg', 'a chick', 'a hen']);
});
