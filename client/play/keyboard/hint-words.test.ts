import { beforeAll, expect, test } from 'vitest';
import { setLanguage } from '#client/i18n/language.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { cardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { hintArea } from './hint-area.ts';
import { describeHint } from './hint-words.ts';

beforeAll(() => setLanguage('en'));

test('names a quarter, then a row, then a cell', () => {
  const puzzle = samplePuzzle();
  const words = [1, 2, 3].map((level) => describeHint(puzzle, { piece: 10, level }));
  expect(words).toEqual([
    'It belongs in the top right quarter.',
    'It belongs in row 2.',
    'It belongs here: Row 2, column 4.',
  ]);
});

test('names a quarter, then places among which it is, then the place, where places have names', () => {
  const spec = cardsSpec({ layout: 'order', groups: Array.from({ length: 12 }, (_, index) => [`${index}`]) }, 1);
  if (spec === null) throw new Error('no set');
  const puzzle = cutCards(spec);
  expect([1, 2, 3].map((level) => describeHint(puzzle, { piece: 4, level }))).toEqual([
    'It belongs in the top right quarter.',
    'It belongs in one of these: Step 3, Step 4.',
    'It belongs here: Step 4.',
  ]);
});

test('says of a card without an answer that it goes into any box, or into which', () => {
  const words = (boxes: readonly { name: string; cards: string[] }[], extra: string[]) => {
    const spec = cardsSpec({ layout: 'sort', boxes: [...boxes], extra }, 1);
    if (spec === null) throw new Error('no set');
    const puzzle = cutCards(spec);
    return [1, 2, 3].map((level) => describeHint(puzzle, { piece: puzzle.pieces, level }));
  };
  const [yes, no] = ['Yes', 'No'].map((name) => ({ name, cards: [] as string[] }));
  const animals = { name: 'Animals', cards: ['cat', 'dog'] };
  if (yes === undefined || no === undefined) throw new Error('no boxes');
  const any = 'This card can go in any box.';
  expect(words([yes, no], ['I like rain', 'I like snow'])).toEqual([any, any, any]);
  const either = 'It belongs in one of these: Yes, No.';
  expect(words([animals, yes, no], ['I like rain', 'I like snow'])).toEqual([either, either, either]);
  // Fewer cards than boxes: one is nobody's home.
  expect(words([animals, yes, no], ['I like rain'])).toEqual([either, either, either]);
  expect(words([animals, { name: 'Plants', cards: ['tree'] }], ['stone']).at(-1)).toBe('It belongs here: No box.');
});

// With an odd number of columns and rows some pieces lie across the middle.
test.each([
  [6, 4],
  [5, 5],
  [3, 2],
])('names the quarter that it lights up, in %i x %i pieces', (columns, rows) => {
  const puzzle = samplePuzzle(columns, rows);
  const { width, height } = puzzle.spec;
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const area = hintArea(puzzle, { piece, level: 1 }, { x: 0, y: 0, turn: 0 }).flat();
    const row = Math.min(...area.map(({ y }) => y)) === -height / 2 ? 'top' : 'bottom';
    const column = Math.min(...area.map(({ x }) => x)) === -width / 2 ? 'left' : 'right';
    expect(describeHint(puzzle, { piece, level: 1 })).toBe(`It belongs in the ${row} ${column} quarter.`);
  }
});
