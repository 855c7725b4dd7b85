/** Makes a set's definition from what its author wrote. */
import { CARD_LETTERS_MAX } from '#shared/limits.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import { type CardSet, cardProblem } from './card-set.ts';
import { inOrder, matched, type WrittenCards } from './layouts.ts';
import { type CardLayout, sheetGrid } from './sheet-grid.ts';

/** The definition of a set of cards: card n has its home in place n. */
export interface CardsSpec extends PuzzleSpec {
  readonly kind: 'cards';
  /** Version of the layout of its sheet, and of its rules. A released one never changes. */
  readonly cutter: 1;
  readonly layout: CardLayout;
  /** Index = card, [0] is ''. */
  readonly words: readonly string[];
  readonly set: CardSet;
}

/** What an author wrote: groups of steps, each in any order among themselves; or pairs, of a place's words and a card's. */
export type RequestedCards =
  | { readonly layout: 'order'; readonly groups: string[][]; readonly seed?: number }
  | { readonly layout: 'match'; readonly pairs: string[][]; readonly seed?: number };

/** Null: the words make no set. @param seed u32, for a request without one */
export function cardsSpec(request: RequestedCards, seed: number): CardsSpec | null {
  const written = writtenCards(request);
  if (written === null) return null;
  const { layout } = request;
  const { width, height } = sheetGrid(layout, written.words.length - 1);
  return { kind: 'cards', cutter: 1, seed: request.seed ?? seed, width, height, layout, ...written };
}

function writtenCards(request: RequestedCards): WrittenCards | null {
  if (request.layout === 'order') {
    const groups = request.groups.map((group) => group.map(tidyLine));
    return cardProblem(groups.flat()) === null ? inOrder(groups) : null;
  }
  const pairs = request.pairs.map(([place = '', card = '']) => [tidyLine(place), tidyLine(card)] as const);
  const halves = pairs.flat();
  const areHalvesGood = halves.every((half) => half !== '' && countGraphemes(half) <= CARD_LETTERS_MAX);
  return areHalvesGood && cardProblem(pairs.map(([, card]) => card)) === null ? matched(pairs) : null;
}

/** A cut as a student's export has it: its places. */
export function exportedCards({ layout, words }: CardsSpec): { readonly columns: number; readonly rows: number } {
  const { columns, rows } = sheetGrid(layout, words.length - 1);
  return { columns, rows };
}
