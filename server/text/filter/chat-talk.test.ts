/** The filter on made-up chat talk in each language, and on texts that try to keep it busy. `npm run figures:words` prints the figures. */
import { expect, test } from 'vitest';
import { readTalk, TALK_LOTS, type TalkKind } from '#e2e/fixtures/chat-talk/chat-talk.ts';
import { LANGUAGES, type Language } from '#shared/languages.ts';
import { MESSAGE_LENGTH_MAX } from '#shared/limits.ts';
import { findBadWord, isRudeName } from './word-filter.ts';

const talkIn = (language: Language, kind: TalkKind) =>
  TALK_LOTS[language].flatMap((lot) => readTalk(language, kind, lot));

// Proves I49.
test.each(LANGUAGES)('stops none of 2,000 harmless messages in %s', (language) => {
  const messages = talkIn(language, 'harmless');
  expect(messages.length).toBeGreaterThanOrEqual(2_000);
  expect(messages.filter((message) => findBadWord(message) !== null)).toEqual([]);
});

test.each(LANGUAGES)('finds at least nine of ten of 300 bad messages in %s', (language) => {
  const messages = talkIn(language, 'bad');
  expect(messages.length).toBeGreaterThanOrEqual(300);
  const found = messages.filter((message) => findBadWord(message) !== null);
  expect(found.length / messages.length).toBeGreaterThanOrEqual(0.9);
});

/** Two nouns whose seam spells a word of the list when they are written as one. */
const HEADS = [
  '날씨',
  '글씨',
  '아저씨',
  '솜씨',
  '마음씨',
  '불씨',
  '말씨',
  '맵시',
  '다시',
  '접시',
  '택시',
  '가시',
  '표시',
  '무시',
  '도시',
  '실시',
];
const TAILS = [
  '발표',
  '발견',
  '발자국',
  '발음',
  '발레',
  '발명',
  '발사',
  '팔찌',
  '팔굽혀펴기',
  '바람',
  '바늘',
  '발라드',
  '발전',
  '발랄',
];

test('finds no word at the seam of two ordinary ones', () => {
  const compounds = HEADS.flatMap((head) =>
    TAILS.flatMap((tail) => [head + tail, `${head}${tail}해요`, `${head}${tail}를 봐`]),
  );
  expect(compounds.filter((compound) => findBadWord(compound) !== null)).toEqual([]);
});

test.each([
  ['시발', '이네'],
  ['ㅅㅂ', 'ㅋ'],
  ['아', '아'],
  ['씨', 'ㅡ'],
  ['f', '*'],
  ['fu', 'u'],
  ['you ', 'stupid '],
  ['go ', 'you '],
  ['a ', 'b '],
  ['시1', '발2'],
  ['ㅅㅣ', 'ㅂㅏ'],
  ['', '('],
])('reads %j and many of %j in steps that grow with the text alone', (head, part) => {
  const text = (head + part.repeat(MESSAGE_LENGTH_MAX)).slice(0, MESSAGE_LENGTH_MAX - 1);
  // A search through every order of the endings would not end in the life of this test.
  for (const message of [text, `${text}표`, `${text}q`]) expect(() => findBadWord(message)).not.toThrow();
});

test.each([
  '이새끼',
  '니애미',
  'ㅅㅂ',
  'f u c k',
  'sh1t',
  'Bitch',
  'xX_fuck_Xx',
  '김창녀',
  '신병신',
  '보지',
  'pussy',
  'Adolf Hitler',
])('the name %s waits for the teacher', (name) => {
  expect(isRudeName(name)).toBe(true);
});

test.each([
  'Padmini',
  'Badminton',
  'Dick',
  'Fanny',
  'Phuc',
  'Bich',
  'Nigar',
  'Zúñiga',
  'Hannigan',
  'Van Dyke',
  'Dickson',
  'Cockburn',
  'Weiner',
  'Gaylord',
  'Wang Dong',
  'Semen',
  '보지현',
  '나보지',
  '강아지',
  '시현',
  '이시현',
  '김발해',
  '병신영',
  '7',
  '7번',
  'Blue Whale',
  '파란 고래',
  '👩‍🏫',
])('%s is a name', (name) => {
  expect(isRudeName(name)).toBe(false);
});
