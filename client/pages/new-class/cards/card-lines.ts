/** The lines of a set of cards: what they are made of, and why they make none. */
import { cardProblem } from '#shared/puzzle/kinds/cards/card-set.ts';
import type { RequestedCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';

/** Between the halves of a line: written, or pasted from a spreadsheet. The first one of a line counts. */
export const SIGN = /[=＝\t]/u;

/** `line`: its number in the field, from 1. */
export type LinesProblem =
  | { readonly code: 'none' | 'cards-few' | 'boxes-none' | 'boxes-few' }
  | { readonly code: 'cards-many'; readonly cards: number }
  | { readonly code: 'boxes-many'; readonly boxes: number }
  | { readonly code: 'card-empty' | 'card-long' | 'no-sign' | 'no-box' | 'box-empty'; readonly line: number };

export type ReadLines =
  | { readonly ok: true; readonly request: RequestedCards; readonly cards: number }
  | { readonly ok: false; readonly problem: LinesProblem };

export interface Line {
  readonly text: string;
  readonly number: number;
}

/** @param lines of the words, in their order */
export function cardsProblem(lines: readonly Line[], words: readonly string[]): LinesProblem | null {
  const problem = cardProblem(words);
  if (problem === null) return null;
  if ('card' in problem) return { code: problem.code, line: lines[problem.card]?.number ?? 0 };
  return problem.code === 'cards-many' ? { code: problem.code, cards: words.length } : { code: 'cards-few' };
}

/** Those that are not empty. */
export function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ text: line, number: index + 1 }))
    .filter((line) => tidyLine(line.text) !== '');
}
