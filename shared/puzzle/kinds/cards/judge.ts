/** What is right of cards in places: each card, the whole set, and which cards may stay for good. */
import type { CardPlace, CardSet } from './card-set.ts';

/** Where each card lies: the index of a place, or null for none. Index = card, [0] is null. */
export type CardPositions = readonly (number | null)[];

/** `open`: at a place without an answer, or at none. */
export type CardVerdict = 'right' | 'wrong' | 'open';

export function verdictOf({ classes, places }: CardSet, positions: CardPositions, card: number): CardVerdict {
  const at = positions[card] ?? null;
  const place = at === null ? undefined : places[at];
  if (place === undefined || place.takes === null) return 'open';
  return place.takes.includes(classes[card] ?? 0) ? 'right' : 'wrong';
}

/** May another card be put there? */
export function hasRoom({ places }: CardSet, positions: CardPositions, place: number): boolean {
  return positions.filter((at) => at === place).length < (places[place]?.room ?? 0);
}

/** Every card that can be right at once is, and none is wrong. Cards for which no place is left may lie anywhere without an answer. O(cards * places * cards) */
export function isSolved(set: CardSet, positions: CardPositions): boolean {
  let right = 0;
  for (let card = 1; card < set.classes.length; card += 1) {
    const verdict = verdictOf(set, positions, card);
    if (verdict === 'wrong') return false;
    if (verdict === 'right') right += 1;
  }
  return right === mostRight(set, new Map());
}

/**
 * May a right card stay for good, with those that stay already? Not where it takes a place that another card will need: two places may
 * take the same card, and only one of them another.
 * @param staying the places of cards that stay
 */
export function mayStay(
  set: CardSet,
  positions: CardPositions,
  card: number,
  staying: ReadonlyMap<number, number>,
): boolean {
  const at = positions[card] ?? null;
  if (at === null || verdictOf(set, positions, card) !== 'right') return false;
  return mostRight(set, new Map([...staying, [card, at]])) === mostRight(set, new Map());
}

/** How many cards can be right at once when these stay where they are: a largest matching, by augmenting paths (Kuhn 1955). */
function mostRight({ classes, places }: CardSet, staying: ReadonlyMap<number, number>): number {
  const cardsAt: number[][] = places.map(() => []);
  for (const [card, place] of staying) cardsAt[place]?.push(card);
  let count = staying.size;
  for (let card = 1; card < classes.length; card += 1) {
    if (staying.has(card)) continue;
    if (findPlace(card, new Set())) count += 1;
  }
  return count;

  /** Puts a card where it is right, and moves others on for it. */
  function findPlace(card: number, tried: Set<number>): boolean {
    for (const [index, place] of places.entries()) {
      if (tried.has(index) || !takes(place, classes[card] ?? 0)) continue;
      tried.add(index);
      const cards = cardsAt[index] ?? [];
      if (cards.length < place.room) {
        cards.push(card);
        return true;
      }
      const moved = cards.findIndex((other) => !staying.has(other) && findPlace(other, tried));
      if (moved < 0) continue;
      cards[moved] = card;
      return true;
    }
    return false;
  }
}

function takes({ takes: classes }: CardPlace, cardClass: number): boolean {
  return classes?.includes(cardClass) ?? false;
}
