import { expect, test } from 'vitest';
import { findBadWord } from './word-filter.ts';

test.each([
  '시발',
  '야 이 씨발아',
  '시1발',
  '시.발!',
  '시~~발',
  'ㅅㅂ',
  'ㅅ1ㅂ 진짜',
  '\u1109\u1175\u1107\u1161\u11af', // 시발, decomposed
  '개새끼야',
  '이 등신',
  'fuck you',
  'FUCK',
  'fuuuuck',
  'f u c k',
  'f.u.c.k',
  'ｆｕｃｋ',
  'fück',
  'what the f*ck is fuck1ng',
  'sh1t',
  '$hit!',
  'bitches',
  'you a$$hole',
])('stops %j', (text) => {
  expect(findBadWord(text) !== null).toBe(true);
});

test.each([
  '',
  '안녕하세요 선생님!',
  '다시 발표해 주세요',
  '역시 발이 빠르네',
  '이 역이 시발점이에요',
  '새끼 고양이가 귀여워요',
  '보지 마세요. 자지 말고 일어나요.',
  '불이 꺼져 있어요',
  '등신대 인형',
  'ㅋㅋㅋㅋ ㅎㅎ ㅠㅠ',
  'Scunthorpe and shiitake mushrooms',
  'I passed the class, assessment and all',
  'Dick Whittington had a cat',
  'a b c d e f',
  '12 + 30 = 42!!!',
  'https://example.org/a?b=c',
  '👩🏽‍🏫 👍',
])('passes %j', (text) => {
  expect(findBadWord(text) !== null).toBe(false);
});

test("stops the teacher's additions: Hangul at the beginning of a word, other scripts as whole words", () => {
  const own = ['바보', 'Poop', '💩'];
  expect(findBadWord('너는 바보야', { words: own, allowed: [] }) !== null).toBe(true);
  expect(findBadWord('바.보', { words: own, allowed: [] }) !== null).toBe(true);
  expect(findBadWord('POOP!', { words: own, allowed: [] }) !== null).toBe(true);
  expect(findBadWord('poooop', { words: own, allowed: [] }) !== null).toBe(true);
  expect(findBadWord('so 💩', { words: own, allowed: [] }) !== null).toBe(true);
  expect(findBadWord('whirlpool and spoon', { words: own, allowed: [] }) !== null).toBe(false);
  expect(findBadWord('너는 바보야') !== null).toBe(false);
});
