import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NAME_LENGTH_MAX } from '#shared/limits.ts';
import { cleanMessage, cleanName, cleanTitle } from './clean.ts';

test.each([
  ['  Mina  ', 'Mina'],
  ['Mina\u00a0\u3000 Kim', 'Mina Kim'],
  ['\u1112\u1161\u11ab', '한'],
  ['e\u0301', 'é'],
  ['👩‍👩‍👧', '👩‍👩‍👧'],
  ['Nguyễn Ánh', 'Nguyễn Ánh'],
  ['مريم', 'مريم'],
  ["<b>O'Neil</b>", "<b>O'Neil</b>"],
])('the name %j becomes %j', (typed, cleaned) => {
  expect(cleanName(typed)).toBe(cleaned);
});

test.each([
  ['nothing', ''],
  ['spaces', ' \u3000 '],
  ['a line inside', 'Mi\nna'],
  ['a NUL', 'Mi\0na'],
  ['an escape', '\u001b[31mMina'],
  ['a right-to-left override', 'Mina\u202enim'],
  ['an isolate', '\u2066Mina'],
  ['a lone surrogate', 'Mi\ud800'],
  ['zero-width spaces alone', '\u200b\u200b'],
  ['a Hangul filler alone', '\u3164'],
  ['an empty braille cell', '\u2800'],
  ['a combining mark alone', '\u0301'],
])('a name of %s is refused', (_what, typed) => {
  expect(cleanName(typed)).toBeNull();
});

test('length is counted in code points after cleaning', () => {
  expect(cleanName('😀'.repeat(NAME_LENGTH_MAX))).not.toBeNull();
  expect(cleanName('😀'.repeat(NAME_LENGTH_MAX + 1))).toBeNull();
  expect(cleanName(`  ${'a'.repeat(NAME_LENGTH_MAX)}  `)).toBe('a'.repeat(NAME_LENGTH_MAX));
  expect(cleanTitle('a'.repeat(NAME_LENGTH_MAX + 1))).not.toBeNull();
});

test('cleaning a cleaned name changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
      const cleaned = cleanName(typed);
      if (cleaned === null) return;
      expect(cleanName(cleaned)).toBe(cleaned);
      expect([...cleaned].length).toBeLessThanOrEqual(NAME_LENGTH_MAX);
    }),
  );
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
