import { beforeAll, expect, test } from 'vitest';
import { setLanguage } from '#client/i18n/language.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
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
