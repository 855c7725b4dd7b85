/** The sort layout as a set: boxes that take many cards. Each line of its author is a card, and has its home in the box that it was written in. */
import type { PerLanguage } from '#shared/languages.ts';
import { CARD_LETTERS_MAX } from '#shared/limits.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import type { LateFeedback } from './card-feedback.ts';
import { type CardPlace, cardProblem, classesOf, distinctClasses } from './card-set.ts';
import type { WrittenCards } from './layouts.ts';
import type { SheetRect } from './sheet-grid.ts';
import type { SortBox, SortCutter } from './sort-sheet.ts';

export interface Box {
  readonly name: string;
  /** None: the box has no right answer, and takes any card. */
  readonly cards: string[];
}

/** A set whose cards do not have one place each. */
export interface SortedCards extends WrittenCards {
  /** The place in which each card has its home; index = card, [0] is 0. */
  readonly homes: readonly number[];
}

/** The box for cards that belong in none, where its author made no box without an answer. Its name in the set is ''. */
export const NO_BOX: PerLanguage<string> = { ko: '상자 밖', en: 'No box' };

/**
 * Equal cards are of one class, and as many of them are right in a box as were written there. Cards that belong in no box have
 * their homes in the boxes without an answer, by turns, and may lie in any of those.
 * @returns null: the words make no set
 */
export function sortedSet(boxes: readonly Box[], extra: readonly string[]): SortedCards | null {
  const named = boxes.map(({ name, cards }) => ({ name: tidyLine(name), cards: cards.map(tidyLine) }));
  const words = [...named.flatMap(({ cards }) => cards), ...extra.map(tidyLine)];
  if (cardProblem(words) !== null || !named.every(({ name }) => isName(name))) return null;
  const isOpenMissing = extra.length > 0 && named.every(({ cards }) => cards.length > 0);
  const all = isOpenMissing ? [...named, { name: '', cards: [] }] : named;
  if (all.length < 2) return null;
  return { ...placesOf(all, words), words: ['', ...words] };
}

function isName(name: string): boolean {
  return name !== '' && countGraphemes(name) <= CARD_LETTERS_MAX;
}

function placesOf(boxes: readonly Box[], words: readonly string[]): Pick<SortedCards, 'set' | 'homes'> {
  const classes = classesOf(words);
  const homes = [0];
  const places: CardPlace[] = [];
  for (const [index, { name, cards }] of boxes.entries()) {
    const from = homes.length;
    for (const _ of cards) homes.push(index);
    const takes = cards.length === 0 ? null : distinctClasses(classes.slice(from, homes.length));
    places.push({ name, takes, room: words.length });
  }
  const open = [...places.keys()].filter((index) => places[index]?.takes === null);
  for (let card = homes.length, turn = 0; card <= words.length; card += 1, turn += 1)
    homes.push(open[turn % open.length] ?? 0);
  return { set: { classes, places }, homes };
}

/** A box that takes any card has room for so many at least. */
const OPEN_ROOM = 24;

/** What the number of slots follows from. */
export interface SlotNeeds extends Pick<SortedCards, 'set' | 'homes'> {
  readonly feedback?: LateFeedback;
  readonly cutter: SortCutter;
}

/** The slots of every box: its own cards' and some to spare. All have equally many, so that nobody sees how many belong where. */
export function slotsNeeded(needs: SlotNeeds): number {
  const { set, homes, feedback, cutter } = needs;
  const { places } = set;
  const own = places.map((_, place) => homes.slice(1).filter((home) => home === place).length);
  const most = Math.max(...own);
  // Where nothing is wrong, or nobody learns at once what is, a box takes more than its own.
  const isOpen = feedback !== undefined || places.some(({ takes }) => takes === null);
  if (!isOpen) return most + Math.ceil(most / 4);
  const isFilledTwice = cutter !== 1 && !mayTakeAll(needs);
  return Math.min(homes.length - 1, isFilledTwice ? 2 * most : Math.max(OPEN_ROOM, 2 * most));
}

/** May all cards lie in one box, and it be as good as any other: it has no answer, or nobody ever learns one? */
function mayTakeAll({ set, feedback }: SlotNeeds): boolean {
  return feedback === 'never' || set.places.some(({ name, takes }) => takes === null && name !== '');
}

/** Where each card lies when all do, from card 1: the first slots of its box. */
export function homeSlots(
  { homes }: Pick<SortedCards, 'homes'>,
  { boxes }: { readonly boxes: readonly Pick<SortBox, 'slots'>[] },
): SheetRect[] {
  const used = boxes.map(() => 0);
  return homes.slice(1).map((box) => {
    const slot = used[box] ?? 0;
    used[box] = slot + 1;
    return boxes[box]?.slots[slot] ?? { left: 0, top: 0, width: 0, height: 0 };
  });
}
