/** The boxes into which cards with pictures are sorted, while a teacher names them: which pictures belong in each. */
import { BOXES_MAX, CARD_LETTERS_MAX } from '#shared/limits.ts';
import type { RequestedCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';

export interface DraftBox {
  /** Stays while it is named. */
  readonly id: number;
  readonly name: string;
}

/** The id of a picture's box. `none`: it belongs in no box. Null: nobody has said yet. */
export type ChosenBox = number | 'none' | null;

interface Sorted {
  readonly box: ChosenBox;
}

/** `box`: its number, from 1. */
export type BoxesProblem =
  | { readonly code: 'boxes-few' }
  | { readonly code: 'box-empty' | 'box-long' | 'same-box'; readonly box: number };

export const FIRST_BOXES: readonly DraftBox[] = [
  { id: 1, name: '' },
  { id: 2, name: '' },
];

/** The boxes with one more, without a name. The same list where there are as many as there may be. */
export function withBox(boxes: readonly DraftBox[]): readonly DraftBox[] {
  if (boxes.length >= BOXES_MAX) return boxes;
  return [...boxes, { id: 1 + Math.max(0, ...boxes.map(({ id }) => id)), name: '' }];
}

/** Has somebody said where it belongs? A box that was removed takes nothing. */
export function isSorted({ box }: Sorted, boxes: readonly DraftBox[]): boolean {
  return box === 'none' || boxes.some(({ id }) => id === box);
}

/** As the set numbers its cards: box by box, and then those of none. */
export function inBoxOrder<Picture extends Sorted>(
  pictures: readonly Picture[],
  boxes: readonly DraftBox[],
): readonly Picture[] {
  const boxed = boxes.flatMap(({ id }) => pictures.filter(({ box }) => box === id));
  return [...boxed, ...pictures.filter((picture) => !boxed.includes(picture))];
}

/** Null: they take the pictures. A box without a picture takes any. */
export function boxesProblem(boxes: readonly DraftBox[], pictures: readonly Sorted[]): BoxesProblem | null {
  const names = boxes.map(({ name }) => tidyLine(name));
  const long = names.findIndex((name) => countGraphemes(name) > CARD_LETTERS_MAX);
  if (long >= 0) return { code: 'box-long', box: long + 1 };
  const empty = names.indexOf('');
  if (empty >= 0) return { code: 'box-empty', box: empty + 1 };
  const same = names.findIndex((name, index) => names.indexOf(name) < index);
  if (same >= 0) return { code: 'same-box', box: same + 1 };
  const isUsed = (which: ChosenBox) => pictures.some(({ box }) => box === which);
  // Pictures of no box get one without an answer.
  const [only] = boxes;
  const isEnough = boxes.length > 1 || (only !== undefined && isUsed(only.id) && isUsed('none'));
  return isEnough ? null : { code: 'boxes-few' };
}

/** What a class is asked for. Null boxes have been refused before. */
export function requestedBoxes(
  pictures: readonly (Sorted & { readonly name: string })[],
  boxes: readonly DraftBox[],
): Pick<Extract<RequestedCards, { readonly layout: 'sort' }>, 'boxes' | 'extra'> {
  const namesIn = (which: ChosenBox) => pictures.filter(({ box }) => box === which).map(({ name }) => tidyLine(name));
  return {
    boxes: boxes.map(({ id, name }) => ({ name: tidyLine(name), cards: namesIn(id) })),
    extra: namesIn('none'),
  };
}
