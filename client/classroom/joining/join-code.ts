/** A join code as typed, shown and read out: eight digits in two groups of four, others in groups of three; a single last digit joins the group before it. */
import { CODE_DIGITS_MAX } from '#shared/limits.ts';

/** The digits of a text, including the full-width ones that a Korean keyboard may type; all other characters are dropped. */
export function digitsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, CODE_DIGITS_MAX);
}

/** 402719 is 402 719, 4027193 is 402 7193, 40271935 is 4027 1935. */
export function formatCode(digits: string): string {
  if (digits.length === 8) return `${digits.slice(0, 4)} ${digits.slice(4)}`;
  const groups = digits.match(/[0-9]{1,3}/g) ?? [];
  const last = groups.at(-1);
  return groups.length > 2 && last?.length === 1 ? `${groups.slice(0, -1).join(' ')}${last}` : groups.join(' ');
}

export interface TypedCode {
  readonly text: string;
  readonly caret: number;
}

/** The field after an input event: the text grouped again, and the caret behind the same digit as before. */
export function formatTyped({ text, caret }: TypedCode): TypedCode {
  const shown = formatCode(digitsOf(text));
  let passed = digitsOf(text.slice(0, caret)).length;
  let at = 0;
  while (passed > 0 && at < shown.length) {
    if (shown[at] !== ' ') passed -= 1;
    at += 1;
  }
  return { text: shown, caret: at };
}
