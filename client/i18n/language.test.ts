import { afterEach, expect, test } from 'vitest';
import { language, preferredLanguage, setLanguage, translated } from './language.ts';

const before = language.value;
afterEach(() => setLanguage(before));

test.each([
  [null, ['ko-KR', 'en-US'], 'ko'],
  [null, ['en-GB', 'ko'], 'en'],
  [null, ['ja-JP', 'fr', 'KO'], 'ko'],
  [null, ['ja-JP'], 'en'],
  [null, [], 'en'],
  ['en', ['ko-KR'], 'en'],
  ['xx', ['ko-KR'], 'ko'],
] as const)('stored %j, browser languages %j: %s', (stored, browserLanguages, expected) => {
  expect(preferredLanguage(stored, browserLanguages)).toBe(expected);
});

test('changes the words when the language changes', () => {
  const words = translated({ ko: { answers: { yes: '네' } }, en: { answers: { yes: 'Yes' } } }, 'answers');
  setLanguage('ko');
  expect(words.value.yes).toBe('네');
  setLanguage('en');
  expect(words.value.yes).toBe('Yes');
});
