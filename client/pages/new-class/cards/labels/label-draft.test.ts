import { expect, test } from 'vitest';
import { CARD_LETTERS_MAX, CARDS_MAX, LABEL_SHARES } from '#shared/limits.ts';
import { type DraftLabel, labelsProblem, withChange, withLabel, writtenLabels } from './label-draft.ts';

const PHOTO = { width: 800, height: 600 };
const label = (id: number, words: string, name = ''): DraftLabel => ({ id, words, name, x: id * 100, y: id * 100 });
const many = (count: number) => Array.from({ length: count }, (_, index) => label(index + 1, `${index}`));

test('adds labels where they are put, within the photo, and by a button where none is', () => {
  const one = withLabel([], { x: -3, y: LABEL_SHARES + 8.4 });
  expect(one).toEqual([{ id: 1, x: 0, y: LABEL_SHARES, words: '', name: '' }]);
  let labels: readonly DraftLabel[] = [];
  for (let count = 0; count < CARDS_MAX; count += 1) labels = withLabel(labels, null);
  expect(new Set(labels.map(({ x, y }) => `${x} ${y}`)).size).toBe(CARDS_MAX);
  expect(withLabel(labels, null)).toBe(labels);
});

test('moves and changes one label, and asks for all as they are written', () => {
  const labels = withChange([label(1, ' petal '), label(2, 'stem')], 1, { x: 99_999, name: ' the  top ' });
  expect(writtenLabels(labels)).toEqual([
    { words: 'petal', x: LABEL_SHARES, y: 100, name: 'the top' },
    { words: 'stem', x: 200, y: 200 },
  ]);
});

test.each([
  [[], { code: 'none' }],
  [[label(1, 'petal')], { code: 'few' }],
  [[label(1, 'petal'), label(2, ' ')], { code: 'empty', label: 2 }],
  [[label(1, 'petal'), label(2, 'a'.repeat(5_000))], { code: 'long', label: 2 }],
  [[label(1, 'petal'), label(2, 'stem', 'a'.repeat(CARD_LETTERS_MAX + 1))], { code: 'long', label: 2 }],
  [many(CARDS_MAX), null],
])('says why labels make no set (%#)', (labels, problem) => {
  expect(labelsProblem(labels, PHOTO)).toEqual(problem);
});

test('says that a very narrow photo has no room', () => {
  expect(labelsProblem(many(CARDS_MAX), { width: 4_000, height: 60 })).toEqual({ code: 'no-room' });
});
