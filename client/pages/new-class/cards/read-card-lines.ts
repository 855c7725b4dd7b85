/** Reads what a teacher pasted: lines are cards in their order, or pairs of a place and its card. Empty lines are left out. */
import { CARD_LETTERS_MAX } from '#shared/limits.ts';
import { cardProblem } from '#shared/puzzle/kinds/cards/card-set.ts';
import type { CardLayout, RequestedCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';

/** Between the halves of a pair: written, or pasted from a spreadsheet. The first one of a line counts. */
const SIGN = /[=＝\t]/u;
/** Begins a step that may change places with the one above. */
const SWAP_SIGN = /^\s*[+＋]/u;

/** `line`: its number in the field, from 1. */
export type LinesProblem =
  | { readonly code: 'none' | 'cards-few' }
  | { readonly code: 'cards-many'; readonly cards: number }
  | { readonly code: 'card-empty' | 'card-long' | 'no-sign'; readonly line: number };

export type ReadLines =
  | { readonly ok: true; readonly request: RequestedCards; readonly cards: number }
  | { readonly ok: false; readonly problem: LinesProblem };

interface Line {
  readonly text: string;
  readonly number: number;
}

/** What the lines look like: pairs, if half of them or more have a sign. The others are then told as wrong. */
export function likelyLayout(text: string): CardLayout {
  const lines = linesOf(text);
  const signs = lines.filter((line) => SIGN.test(line.text)).length;
  return signs > 0 && signs * 2 >= lines.length ? 'match' : 'order';
}

export function readCardLines(text: string, layout: CardLayout): ReadLines {
  const lines = linesOf(text);
  if (lines.length === 0) return { ok: false, problem: { code: 'none' } };
  return layout === 'order' ? readOrder(lines) : readPairs(lines);
}

function readOrder(lines: readonly Line[]): ReadLines {
  const groups: string[][] = [];
  for (const { text } of lines) {
    const maySwap = SWAP_SIGN.test(text);
    const card = tidyLine(maySwap ? text.replace(SWAP_SIGN, '') : text);
    const above = groups.at(-1);
    if (maySwap && above !== undefined) above.push(card);
    else groups.push([card]);
  }
  const problem = problemOf(lines, groups.flat());
  return problem === null
    ? { ok: true, request: { layout: 'order', groups }, cards: lines.length }
    : { ok: false, problem };
}

function readPairs(lines: readonly Line[]): ReadLines {
  const pairs: [string, string][] = [];
  for (const { text, number } of lines) {
    const at = text.search(SIGN);
    if (at < 0) return { ok: false, problem: { code: 'no-sign', line: number } };
    pairs.push([tidyLine(text.slice(0, at)), tidyLine(text.slice(at + 1))]);
  }
  const badPlace = pairs.findIndex(([place]) => place === '' || countGraphemes(place) > CARD_LETTERS_MAX);
  const problem = problemOf(
    lines,
    pairs.map(([, card]) => card),
  );
  if (problem === null && badPlace < 0) return { ok: true, request: { layout: 'match', pairs }, cards: lines.length };
  const line = lines[badPlace]?.number ?? 0;
  return { ok: false, problem: problem ?? { code: pairs[badPlace]?.[0] === '' ? 'card-empty' : 'card-long', line } };
}

function problemOf(lines: readonly Line[], words: readonly string[]): LinesProblem | null {
  const problem = cardProblem(words);
  if (problem === null) return null;
  if ('card' in problem) return { code: problem.code, line: lines[problem.card]?.number ?? 0 };
  return problem.code === 'cards-many' ? { code: problem.code, cards: words.length } : { code: 'cards-few' };
}

function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ text: line, number: index + 1 }))
    .filter((line) => tidyLine(line.text) !== '');
}
