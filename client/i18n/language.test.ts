import { afterEach, expect, test } from 'vitest';
import { firstSpoken, inLanguage, language, speak } from './language.ts';

const before = language.value;
afterEach(() => speak(before));

test.each([
  [null, ['ko-KR', 'en-US'], 'ko'],
  [null, ['en-GB', 'ko'], 'en'],
  [null, ['ja-JP', 'fr', 'KO'], 'ko'],
  [null, ['ja-JP'], 'en'],
  [null, [], 'en'],
  ['en', ['ko-KR'], 'en'],
  ['xx', ['ko-KR'], 'ko'],
] as const)('chosen %j, wanted %j: %s', (chosen, wanted, spoken) => {
  expect(firstSpoken(chosen, wanted)).toBe(spoken);
});

test('words follow the language as it is switched', () => {
  const words = inLanguage({ ko: { yes: '네' }, en: { yes: 'Yes' } });
  speak('ko');
  expect(words.value.yes).toBe('네');
  speak('en');
  expect(words.value.yes).toBe('Yes');
});
