/** Reads what a teacher pasted: lines are cards in their order, pairs of a place and its card, or boxes with their cards. Empty lines are left out. */
import { CARD_LETTERS_MAX } from '#shared/limits.ts';
import type { LineLayout } from '#shared/puzzle/kinds/cards/cards.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import { cardsProblem, type Line, linesOf, type ReadLines, SIGN } from './card-lines.ts';
import { looksSorted, readSort } from './read-sort-lines.ts';

/** Begins a step that may change places with the one above. */
const SWAP_SIGN = /^\s*[+＋]/u;

/** What the lines look like: boxes, if two lines name some; pairs, if half of them or more have a sign. The others are then told as wrong. */
export function likelyLayout(text: string): LineLayout {
  const lines = linesOf(text);
  if (looksSorted(lines)) return 'sort';
  const signs = lines.filter((line) => SIGN.test(line.text)).length;
  return signs > 0 && signs * 2 >= lines.length ? 'match' : 'order';
}

export function readCardLines(text: string, layout: LineLayout): ReadLines {
  const lines = linesOf(text);
  if (lines.length === 0) return { ok: false, problem: { code: 'none' } };
  if (layout === 'sort') return readSort(lines);
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
  const problem = cardsProblem(lines, groups.flat());
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
  const problem = cardsProblem(
    lines,
    pairs.map(([, card]) => card),
  );
  if (problem === null && badPlace < 0) return { ok: true, request: { layout: 'match', pairs }, cards: lines.length };
  const line = lines[badPlace]?.number ?? 0;
  return { ok: false, problem: problem ?? { code: pairs[badPlace]?.[0] === '' ? 'card-empty' : 'card-long', line } };
}
