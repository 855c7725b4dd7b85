/** The layouts with one card a place: each says what its author wrote as a set of cards. The boxes of a sort: `sort-set.ts`. */
import { type CardSet, classesOf, distinctClasses } from './card-set.ts';

/** A set, and the words of its cards in the order of their numbers. */
export interface WrittenCards {
  readonly set: CardSet;
  /** Index = card, [0] is ''. */
  readonly words: readonly string[];
}

/** Steps in order, one place for each. Steps of one group may come in any order among themselves. */
export function inOrder(groups: readonly (readonly string[])[]): WrittenCards {
  const words = groups.flat();
  const classes = classesOf(words);
  let card = 1;
  const places = groups.flatMap((group) => {
    const takes = distinctClasses(classes.slice(card, card + group.length));
    card += group.length;
    return group.map(() => ({ name: '', takes, room: 1 }));
  });
  return { set: { classes, places }, words: ['', ...words] };
}

/** A place, as its author calls it, and the words of the card that belongs there. */
export interface Label {
  readonly name: string;
  readonly card: string;
}

/** Places of a picture, or the halves of pairs, that take one card each. `extra`: cards that belong nowhere. */
export function labelled(labels: readonly Label[], extra: readonly string[] = []): WrittenCards {
  const words = [...labels.map(({ card }) => card), ...extra];
  const classes = classesOf(words);
  const places = labels.map(({ name }, index) => ({ name, takes: [classes[index + 1] ?? 0], room: 1 }));
  return { set: { classes, places }, words: ['', ...words] };
}

/** Pairs: the first half is the place, the other the card. */
export function matched(pairs: readonly (readonly [place: string, card: string])[]): WrittenCards {
  return labelled(pairs.map(([name, card]) => ({ name, card })));
}
