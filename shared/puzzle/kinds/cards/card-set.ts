/**
 * A set of cards and the places that take them: order, sort, label and match are all of this. It has no state, no pictures and no positions.
 * Equal cards are of one class, and each of them is right wherever one of them is.
 */
import { CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';

/** From 1, by the first card of each. Classes are stored with the set and never computed again: engines differ in what they know of Unicode. */
export type CardClass = number;

export interface CardPlace {
  /** As its author calls it; '' for the places of an order, which are known by their number. */
  readonly name: string;
  /** Null: any card may lie here, and none is right or wrong. */
  readonly takes: readonly CardClass[] | null;
  /** Most cards that may lie here. */
  readonly room: number;
}

export interface CardSet {
  /** The class of each card; index = card, from 1, and [0] is 0. */
  readonly classes: readonly CardClass[];
  readonly places: readonly CardPlace[];
}

/** Why cards make no set. `card`: index of the first one to blame. */
export type CardProblem =
  | { readonly code: 'cards-few' | 'cards-many' }
  | { readonly code: 'card-empty' | 'card-long'; readonly card: number };

/** Null: these words may stand on cards. */
export function cardProblem(words: readonly string[]): CardProblem | null {
  if (words.length < CARDS_MIN) return { code: 'cards-few' };
  if (words.length > CARDS_MAX) return { code: 'cards-many' };
  for (const [card, text] of words.entries()) {
    const line = tidyLine(text);
    if (line === '') return { code: 'card-empty', card };
    if (countGraphemes(line) > CARD_LETTERS_MAX) return { code: 'card-long', card };
  }
  return null;
}

/** The classes of cards with these words, index = card, [0] is 0. Upper and lower case differ: March is no march. */
export function classesOf(words: readonly string[]): CardClass[] {
  const known = new Map<string, CardClass>();
  const classOf = (text: string) => {
    const line = tidyLine(text);
    const next = known.get(line) ?? known.size + 1;
    known.set(line, next);
    return next;
  };
  return [0, ...words.map(classOf)];
}

/** In their order, each once. */
export function distinctClasses(classes: readonly CardClass[]): CardClass[] {
  return [...new Set(classes)].sort((a, b) => a - b);
}
