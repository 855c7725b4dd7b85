import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { NAME_LENGTH_MAX } from '#shared/limits.ts';
import { cleanMessage, cleanName, cleanTitle } from './clean.ts';
import { countGraphemes } from './graphemes.ts';

test.each([
  ['  Mina  ', 'Mina'],
  ['Mina\u00a0\u3000 Kim', 'Mina Kim'],
  ['Mi\tna\r\nKim', 'Mi na Kim'],
  ['\u1112\u1161\u11ab', '한'],
  ['e\u0301', 'é'],
  ['\ufeffMi\u200bna\u00ad', 'Mina'],
  ['\u202eMina\u202c \u2066Kim\u2069', 'Mina Kim'],
  ['김\u3164민준\u115f', '김민준'],
  ['Mina\u2800', 'Mina'],
  ['Mina\ufe0f', 'Mina'],
  ['Mina\u200d', 'Mina'],
  ['👩‍👩‍👧', '👩‍👩‍👧'],
  ['❤\ufe0f', '❤\ufe0f'],
  [
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ],
  ['ශ්\u200dරී', 'ශ්\u200dරී'],
  ['क्\u200cष', 'क्\u200cष'],
  ['می\u200cنا', 'می\u200cنا'],
  ['Nguyễn Ánh', 'Nguyễn Ánh'],
  ['مريم', 'مريم'],
  ["<b>O'Neil</b>", "<b>O'Neil</b>"],
  ['Padmini', 'Padmini'],
  ['Yadmine Badminton', 'Yadmine Badminton'],
  ['María de los Ángeles Fernández González', 'María de los Ángeles Fernández González'],
  ['Александра Константиновна Преображенская', 'Александра Константиновна Преображенская'],
])('the name %j becomes %j', (typed, cleaned) => {
  expect(cleanName(typed)).toEqual({ ok: true, text: cleaned });
});

test.each([
  ['nothing', '', 'name-empty'],
  ['spaces', ' \u3000 ', 'name-empty'],
  ['zero-width spaces alone', '\u200b\u200b', 'name-empty'],
  ['marks of direction alone', '\u202e\u200f', 'name-empty'],
  ['a Hangul filler alone', '\u3164', 'name-empty'],
  ['an empty braille cell', '\u2800', 'name-empty'],
  ['a combining mark alone', '\u0301', 'name-empty'],
  ['a NUL', 'Mi\0na', 'name-signs'],
  ['an escape', '\u001b[31mMina', 'name-signs'],
  ['a lone surrogate', 'Mi\ud800', 'name-signs'],
  ['a private character', 'Mi\ue000', 'name-signs'],
  ['piled marks', `Z${'\u0301'.repeat(5)}`, 'name-signs'],
  ['forty-one letters', 'a'.repeat(NAME_LENGTH_MAX + 1), 'name-long'],
  ['forty-one emoji', '👩‍👩‍👧'.repeat(NAME_LENGTH_MAX + 1), 'name-long'],
  ['the teacher', 'Teacher', 'name-teacher'],
])('a name of %s is refused with its cause', (_what, typed, code) => {
  expect(cleanName(typed)).toEqual({ ok: false, code });
});

test('length is counted in letters as a reader counts them, after cleaning', () => {
  expect(cleanName('😀'.repeat(NAME_LENGTH_MAX)).ok).toBe(true);
  expect(cleanName('각\u0301'.repeat(NAME_LENGTH_MAX)).ok).toBe(true);
  expect(cleanName('👨🏽‍🏫'.repeat(NAME_LENGTH_MAX)).ok).toBe(true);
  expect(cleanName(`  ${'a'.repeat(NAME_LENGTH_MAX)}\u200b `)).toEqual({ ok: true, text: 'a'.repeat(NAME_LENGTH_MAX) });
  expect(cleanTitle('a'.repeat(NAME_LENGTH_MAX + 1)).ok).toBe(true);
});

test('cleaning a cleaned name changes nothing', () => {
  const signs = fc.constantFrom(...'aZ각é क्ष\u200d\u200c\ufe0f❤👩\u0301\u202e\u{e0067}🏴ㅅ\u3164می');
  const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: signs, maxLength: 20 }));
  fc.assert(
    fc.property(names, (typed) => {
      const cleaned = cleanName(typed);
      if (!cleaned.ok) return;
      expect(cleanName(cleaned.text)).toEqual(cleaned);
      expect(countGraphemes(cleaned.text)).toBeLessThanOrEqual(NAME_LENGTH_MAX);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  'Mina Kim',
  '각 é',
  '👩🏽‍🏫👨‍👩‍👧',
  '🇰🇷🇺🇸',
  'कि',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
])('a browser without a segmenter counts %s alike', (text) => {
  const counted = countGraphemes(text);
  const { Segmenter } = Intl;
  Reflect.deleteProperty(Intl, 'Segmenter');
  onTestFinished(() => {
    Reflect.set(Intl, 'Segmenter', Segmenter);
  });
  expect(countGraphemes(text)).toBe(counted);
});

test.each([
  ['  hello  ', 'hello'],
  ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['a\n\n\n\n\nb', 'a\n\nb'],
  ['a  \nb\tc', 'a\nb c'],
  ['\u1112\u1161\u11ab', '한'],
  ['👩🏽‍🏫 👍🏽 ❤️ 🇰🇷', '👩🏽‍🏫 👍🏽 ❤️ 🇰🇷'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['x'.repeat(500), 'x'.repeat(500)],
  ['👍'.repeat(500), '👍'.repeat(500)],
])('the message %j becomes %j', (typed, cleaned) => {
  expect(cleanMessage(typed)).toBe(cleaned);
});

test.each(['', '  ', '\n\n', '\u200b\u3164', '\u2800'])('the message %j is empty', (typed) => {
  expect(cleanMessage(typed)).toBe('');
});

test.each([
  'x'.repeat(501),
  '👍'.repeat(501),
  'a\u202eb',
  '\u2066a',
  'a\u200fb',
  'a\u0000b',
  'a\u001bb',
  'a\ud800b',
  `Z${'\u0301'.repeat(20)}`,
])('the message %j is refused', (typed) => {
  expect(cleanMessage(typed)).toBeNull();
});
