/** The cards with pictures while a teacher makes them: their order and their words, and why they make no set yet. */
import { CARD_LETTERS_MAX, CARDS_MAX, CARDS_MIN } from '#shared/limits.ts';
import type { CardFeedback, LineLayout, RequestedCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import {
  type BoxesProblem,
  boxesProblem,
  type ChosenBox,
  type DraftBox,
  isSorted,
  requestedBoxes,
} from './picture-boxes.ts';

export interface DraftPicture {
  /** Stays while it is moved and changed. */
  readonly id: number;
  /** Square, on white. */
  readonly canvas: HTMLCanvasElement;
  /** The file of one that moves. */
  readonly moving: File | null;
  /** What a screen reader calls the card. */
  readonly name: string;
  /** The words of its place, where pairs are made. */
  readonly place: string;
  /** Where boxes are filled. */
  readonly box: ChosenBox;
}

/** A picture that is to be read, with what is known of its words. */
export interface AddedPicture extends Pick<DraftPicture, 'name' | 'place'> {
  readonly file: File;
}

/** `card`: its number, from 1. */
export type PicturesProblem =
  | { readonly code: 'few' }
  | { readonly code: 'many'; readonly cards: number }
  | { readonly code: 'no-name' | 'same-name' | 'no-place' | 'no-box' | 'long'; readonly card: number }
  | BoxesProblem;

/** Not wrong: what is missing yet. */
const UNFINISHED: readonly PicturesProblem['code'][] = [
  'few',
  'no-name',
  'same-name',
  'no-place',
  'no-box',
  'boxes-few',
  'box-empty',
  'same-box',
];

export function isUnfinished(problem: PicturesProblem | null): boolean {
  return problem !== null && UNFINISHED.includes(problem.code);
}

/** A browser's name for a picture that was pasted. */
const PASTED = /^image(?: \(\d+\))?\.\w+$/u;

/** What a file is called, in words: without its ending. '': it has no name of its own. */
export function nameOfFile(file: string): string {
  if (PASTED.test(file)) return '';
  const words = tidyLine(file.replace(/\.[^.]*$/u, '').replace(/[_-]+/gu, ' '));
  return countGraphemes(words) > CARD_LETTERS_MAX ? '' : words;
}

/** The list with one of it moved up (-1) or down (1). */
export function withMoved<Item extends { readonly id: number }>(
  list: readonly Item[],
  id: number,
  by: -1 | 1,
): readonly Item[] {
  const from = list.findIndex((each) => each.id === id);
  const [one, other] = [list[from], list[from + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((each) => (each === one ? other : each === other ? one : each));
}

type Words = Pick<DraftPicture, 'name' | 'place' | 'box'>;

/** Null: they make a set. @param boxes of the layout that fills some */
export function picturesProblem(
  pictures: readonly Words[],
  layout: LineLayout,
  boxes: readonly DraftBox[],
): PicturesProblem | null {
  if (pictures.length > CARDS_MAX) return { code: 'many', cards: pictures.length };
  const isLong = (text: string) => countGraphemes(tidyLine(text)) > CARD_LETTERS_MAX;
  const isPair = layout === 'match';
  const long = pictures.findIndex(({ name, place }) => isLong(name) || (isPair && isLong(place)));
  if (long >= 0) return { code: 'long', card: long + 1 };
  const nameless = pictures.findIndex(({ name }) => tidyLine(name) === '');
  if (nameless >= 0) return { code: 'no-name', card: nameless + 1 };
  // Equal names would be equal cards.
  const names = pictures.map(({ name }) => tidyLine(name));
  const same = names.findIndex((name, index) => names.indexOf(name) < index);
  if (same >= 0) return { code: 'same-name', card: same + 1 };
  const placeless = isPair ? pictures.findIndex(({ place }) => tidyLine(place) === '') : -1;
  if (placeless >= 0) return { code: 'no-place', card: placeless + 1 };
  if (layout === 'sort') {
    const problem = boxesProblem(boxes, pictures);
    if (problem !== null && problem.code !== 'boxes-few') return problem;
    const unsorted = pictures.findIndex((picture) => !isSorted(picture, boxes));
    if (unsorted >= 0) return { code: 'no-box', card: unsorted + 1 };
    if (problem !== null) return problem;
  }
  return pictures.length < CARDS_MIN ? { code: 'few' } : null;
}

export interface PicturesWanted {
  readonly layout: LineLayout;
  readonly boxes: readonly DraftBox[];
  /** The cards show their words, too. */
  readonly hasCaptions: boolean;
  readonly feedback: CardFeedback;
  /** u32 */
  readonly seed: number;
}

export function picturesRequest(
  pictures: readonly Words[],
  { layout, boxes, hasCaptions, feedback, seed }: PicturesWanted,
): RequestedCards {
  const options = { pictures: true, captions: hasCaptions, feedback, seed };
  const names = pictures.map(({ name }) => tidyLine(name));
  if (layout === 'order') return { layout, groups: names.map((name) => [name]), ...options };
  if (layout === 'sort') return { layout, ...requestedBoxes(pictures, boxes), ...options };
  return { layout, pairs: pictures.map(({ place }, index) => [tidyLine(place), names[index] ?? '']), ...options };
}
