import { expect, test } from 'vitest';
import { digitsOf, formatCode, formatTyped } from './join-code.ts';

test.each([
  ['402719', '402719'],
  [' 402 719 ', '402719'],
  ['402-719', '402719'],
  ['４０２７１９', '402719'],
  ['code', ''],
  ['1234567890123', '1234567890'],
])('takes from %j the digits %j', (text, digits) => {
  expect(digitsOf(text)).toBe(digits);
});

test.each([
  ['', ''],
  ['40', '40'],
  ['4027', '402 7'],
  ['402719', '402 719'],
  ['4027193', '402 7193'],
  ['40271935', '4027 1935'],
  ['402719351', '402 719 351'],
  ['4027193512', '402 719 3512'],
])('shows %j as %j', (digits, shown) => {
  expect(formatCode(digits)).toBe(shown);
});

test.each([
  ['a digit at the end', '402 7', 5, '402 7', 5],
  ['the fourth digit', '4027', 4, '402 7', 5],
  ['a digit in the middle', '4902 719', 2, '490 2719', 2],
  ['the eighth digit', '402 71935', 9, '4027 1935', 9],
  ['a digit taken out', '42 719', 1, '427 19', 1],
  ['a paste', 'code: 402719', 12, '402 719', 7],
  ['a letter', '40x', 3, '40', 2],
])('keeps the caret behind its digit after %s', (_what, text, caret, shown, at) => {
  expect(formatTyped({ text, caret })).toEqual({ text: shown, caret: at });
});
