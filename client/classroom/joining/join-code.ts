/** A join code as it is typed and shown: digits in groups of three, a lone last one beside the group before it. */
import { CODE_DIGITS_MAX } from '#shared/limits.ts';

/** The digits of a text, whatever stands between them; full-width ones, as a Korean keyboard may type them, count. */
export function digitsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, CODE_DIGITS_MAX);
}

/** 402719 is 402 719, 4027193 is 402 7193. */
export function formatCode(digits: string): string {
  const groups = digits.match(/[0-9]{1,3}/g) ?? [];
  const last = groups.at(-1);
  return groups.length > 2 && last?.length === 1 ? `${groups.slice(0, -1).join(' ')}${last}` : groups.join(' ');
}

export interface TypedCode {
  readonly text: string;
  readonly caret: number;
}

/** What a field holds after a key: the text spaced anew, and the caret behind the same digit as before. */
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
