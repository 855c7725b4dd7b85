import { afterAll, expect, test } from 'vitest';
import '#client/i18n/words/teacher/teacher-error-sentences.ts';
import { language, setLanguage } from '#client/i18n/language.ts';
import { type NumberedCard, refusedCardsSentence } from './refused-cards.ts';

const before = language.value;
afterAll(() => setLanguage(before));

const BALL: NumberedCard = { number: 2, name: 'ball' };
const RAIN: NumberedCard = { number: 5, name: '비' };
const MANY = Array.from({ length: 9 }, (_, index): NumberedCard => ({ number: index + 1, name: `n${index + 1}` }));

test.each([
  ['en', 'picture-flashes', [BALL], 'Card 2 “ball” flashes too fast'],
  ['en', 'picture-flashes', [BALL, RAIN], 'Card 2 “ball”, card 5 “비” flash too fast'],
  ['en', 'picture-flashes', MANY, 'card 6 “n6” and 3 more flash too fast'],
  ['en', 'pictures-flash', [BALL, RAIN], 'Card 2 “ball”, card 5 “비” flash too fast for the eyes side by side.'],
  ['en', 'picture-one-frame', [BALL], 'Card 2 “ball”: This picture has only one frame'],
  ['ko', 'picture-flashes', [BALL], '카드 2 “ball”: 너무 빠르게 번쩍여서'],
  ['ko', 'picture-flashes', MANY, '카드 6 “n6” 외 3장: 너무 빠르게 번쩍여서'],
  ['ko', 'pictures-flash', [BALL, RAIN], '카드 2 “ball”, 카드 5 “비”: 나란히 두면 너무 빠르게 번쩍여서'],
  ['ko', 'picture-too-many-frames', [RAIN], '카드 5 “비”: 이 그림은 장면이 너무 많아서'],
] as const)('names the cards in %s, for %s', (tongue, code, cards, sentence) => {
  setLanguage(tongue);
  expect(refusedCardsSentence(code, cards)).toContain(sentence);
});
