/** The number of cards of a set, for pages that do not play it. */
import type { CardsSpec } from './cards-spec.ts';

export function cardCount({ words }: CardsSpec): number {
  return words.length - 1;
}
