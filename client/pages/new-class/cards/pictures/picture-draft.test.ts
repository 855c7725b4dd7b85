import { expect, test } from 'vitest';
import { BOXES_MAX, CARDS_MAX } from '#shared/limits.ts';
import { cardsSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { type ChosenBox, type DraftBox, FIRST_BOXES, inBoxOrder, withBox } from './picture-boxes.ts';
import { nameOfFile, picturesProblem, picturesRequest, withMoved } from './picture-draft.ts';

const card = (name: string, place = '', box: ChosenBox = null) => ({ name, place, box });
const boxed = (name: string, box: ChosenBox) => card(name, '', box);
const named = (...names: string[]): DraftBox[] => names.map((name, index) => ({ id: index + 1, name }));

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
  expect(picturesProblem(pictures, layout, FIRST_BOXES)).toEqual(problem);
});

test('asks for steps and pairs whose cards show pictures', () => {
  const cards = [card(' egg', 'an  egg'), card('chick', 'a chick'), card('hen', 'a hen')];
  const order = cardsSpec(
    picturesRequest(cards, { layout: 'order', boxes: [], hasCaptions: true, feedback: 'never', seed: 7 }),
    1,
  );
  expect(order).toMatchObject({
    seed: 7,
    feedback: 'never',
    captions: true,
    pictures: { columns: 2, rows: 2 },
    words: ['', 'egg', 'chick', 'hen'],
  });
  const match = cardsSpec(
    picturesRequest(cards, { layout: 'match', boxes: [], hasCaptions: false, feedback: 'at-once', seed: 7 }),
    1,
  );
  expect(match).not.toHaveProperty('feedback');
  expect(match).not.toHaveProperty('captions');
  expect(match).toMatchObject({ pictures: { columns: 2, rows: 2 }, words: ['', 'egg', 'chick', 'hen'] });
  expect(match?.set.places.map(({ name }) => name)).toEqual(['an egg', 'a chick', 'a hen']);
});

test.each([
  [[], [boxed('egg', 1), boxed('hen', 2)], { code: 'no-box', card: 1 }],
  [named('a'), [boxed('egg', 1), boxed('hen', 1)], { code: 'boxes-few' }],
  [named('a'), [boxed('egg', 1), boxed('hen', 'none')], null],
  [named('a', ' '), [boxed('egg', 1), boxed('hen', 1)], { code: 'box-empty', box: 2 }],
  [named('a', 'b', ' a'), [boxed('egg', 1), boxed('hen', 1)], { code: 'same-box', box: 3 }],
  [named('a', 'b'.repeat(201)), [boxed('egg', 1), boxed('hen', 1)], { code: 'box-long', box: 2 }],
  [named('a', 'b'), [boxed('egg', 1), boxed('hen', null)], { code: 'no-box', card: 2 }],
  // Its box was removed.
  [named('a', 'b'), [boxed('egg', 3), boxed('hen', 2)], { code: 'no-box', card: 1 }],
  [named('a', 'b'), [boxed('egg', 1)], { code: 'few' }],
  [named('a', 'b'), [boxed('egg', 2), boxed('hen', 2)], null],
] as const)('says why pictures cannot be sorted (%#)', (boxes, pictures, problem) => {
  expect(picturesProblem(pictures, 'sort', boxes)).toEqual(problem);
});

test('asks for boxes whose cards show pictures, in the order of the photo', () => {
  const boxes = named('eggs', ' birds ');
  const cards = [boxed('stone', 'none'), boxed('hen', 2), boxed('brown egg', 1), boxed('chick', 2)];
  const spec = cardsSpec(
    picturesRequest(cards, { layout: 'sort', boxes, hasCaptions: true, feedback: 'at-once', seed: 7 }),
    1,
  );
  expect(spec).toMatchObject({
    layout: 'sort',
    captions: true,
    pictures: { columns: 2, rows: 2 },
    homes: [0, 0, 1, 1, 2],
  });
  expect(spec?.set.places.map(({ name }) => name)).toEqual(['eggs', 'birds', '']);
  expect(spec?.words.slice(1)).toEqual(inBoxOrder(cards, boxes).map(({ name }) => name));
});

test('adds boxes up to the limit, each with an id of its own', () => {
  let boxes = FIRST_BOXES.slice(1);
  while (withBox(boxes) !== boxes) boxes = [...withBox(boxes)];
  expect(new Set(boxes.map(({ id }) => id)).size).toBe(BOXES_MAX);
});
