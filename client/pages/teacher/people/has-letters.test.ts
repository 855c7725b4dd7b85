import { expect, test } from 'vitest';
import { hasLetters } from './has-letters.ts';

const NAMES = ['미나', '민아', '남궁 하늘', '과일', '값', 'Zoë', 'Jun'];
const found = (typed: string) => NAMES.filter((name) => hasLetters(name, typed));

test.each([
  ['', NAMES],
  ['z', ['Zoë']],
  ['ZOE', ['Zoë']],
  ['un', ['Jun']],
  // While a syllable is composed.
  ['ㅁ', ['미나', '민아']],
  ['미', ['미나', '민아']],
  ['민', ['미나', '민아']],
  ['미나', ['미나']],
  ['민아', ['민아']],
  ['고', ['과일']],
  ['갑', ['값']],
  ['궁하', ['남궁 하늘']],
  // Initial consonants alone.
  ['ㅁㅇ', ['민아']],
  ['ㄴㄱㅎㄴ', ['남궁 하늘']],
  ['없는', []],
])('what is typed as “%s” is in the right names', (typed, expected) => {
  expect(found(typed)).toEqual(expected);
  expect(found(typed.normalize('NFD'))).toEqual(expected);
});
