/** Makes a set's definition from what its author wrote. */
import { CARD_LETTERS_MAX } from '#shared/limits.ts';
import { countGraphemes } from '#shared/text/graphemes.ts';
import { tidyLine } from '#shared/text/harmless-signs.ts';
import type { AnySpec } from './any-spec.ts';
import { type CardFeedback, lateFeedback } from './card-feedback.ts';
import { cardProblem } from './card-set.ts';
import { type ContactSheet, contactSheet } from './contact-sheet.ts';
import type { LabelSpec } from './label-spec.ts';
import { inOrder, matched, type WrittenCards } from './layouts.ts';
import { SHEET_CUTTER, type SheetCutter, SQUARE_CUTTER } from './sheet-fit.ts';
import { type CellSheet, type GridLayout, sheetGrid } from './sheet-grid.ts';
import { type Box, slotsNeeded, sortedSet } from './sort-set.ts';
import { type SortCutter, type SortSheet, sortSheet } from './sort-sheet.ts';

/** The definition of a set of cards. */
export type CardsSpec = GridSpec | SortSpec | LabelSpec;

interface PicturedSpec extends AnySpec {
  /** Of the activity's photo: cards show its pictures. Left out: cards show their words. */
  readonly pictures?: ContactSheet;
  /** Cards show their words below their pictures. Left out: words of cards with pictures are only said. */
  readonly captions?: true;
}

/** Card n has its home in place n. */
export interface GridSpec extends PicturedSpec {
  readonly layout: GridLayout;
}

/** A place is a box, which takes many cards. */
export interface SortSpec extends PicturedSpec {
  readonly layout: 'sort';
  readonly cutter: SortCutter;
  /** The box in which each card has its home: index = card, [0] is 0. */
  readonly homes: readonly number[];
}

/**
 * What an author wrote: groups of steps, each in any order among themselves; pairs, of a place's words and a card's; or boxes with the
 * cards that belong in them, and `extra` ones that belong in none. `pictures`: the photo has one for each card, by their numbers;
 * `captions`: their words show, too.
 */
export type RequestedCards = (
  | { readonly layout: 'order'; readonly groups: string[][] }
  | { readonly layout: 'match'; readonly pairs: string[][] }
  | { readonly layout: 'sort'; readonly boxes: Box[]; readonly extra: string[] }
) & {
  readonly pictures?: boolean;
  readonly captions?: boolean;
  readonly seed?: number;
  readonly feedback?: CardFeedback;
};

/** Null: the words make no set. @param seed u32, for a request without one */
export function cardsSpec(request: RequestedCards, seed: number): CardsSpec | null {
  // Words stand below a picture.
  if (request.captions === true && request.pictures !== true) return null;
  const feedback = lateFeedback(request.feedback);
  const head = { kind: 'cards', cutter: SHEET_CUTTER, seed: request.seed ?? seed, ...feedback } as const;
  if (request.layout === 'sort') {
    const sorted = sortedSet(request.boxes, request.extra);
    if (sorted === null) return null;
    const pictures = picturesOf(request, sorted);
    const { width, height } = sheetOfSort({ ...head, ...sorted, ...pictures });
    return { ...head, width, height, layout: 'sort', ...pictures, ...sorted };
  }
  const written = writtenCards(request);
  if (written === null) return null;
  const cutter = gridCutter(request);
  const grid = { layout: request.layout, ...picturesOf(request, written), ...written };
  const { width, height } = sheetOfGrid({ cutter, ...grid });
  return { ...head, cutter, width, height, ...grid };
}

/** Of a new set with a place for each card. */
function gridCutter({ pictures, captions }: RequestedCards): SheetCutter {
  return pictures === true && captions !== true ? SQUARE_CUTTER : SHEET_CUTTER;
}

function picturesOf(
  { pictures, captions }: RequestedCards,
  { words }: WrittenCards,
): Pick<PicturedSpec, 'pictures' | 'captions'> {
  if (pictures !== true) return {};
  return { pictures: contactSheet(words.length - 1), ...(captions === true ? { captions } : {}) };
}

type GridParts = Pick<GridSpec, 'cutter' | 'layout' | 'words' | 'captions'>;
type SortParts = Pick<SortSpec, 'cutter' | 'set' | 'homes' | 'feedback' | 'pictures'>;

export function sheetOfGrid({ cutter, layout, words, captions }: GridParts): CellSheet {
  return sheetGrid({ layout, cards: words.length - 1, shape: captions === true ? 'upright' : 'wide' }, cutter);
}

export function sheetOfSort(spec: SortParts): SortSheet {
  const shape = spec.pictures === undefined ? 'wide' : 'upright';
  return sortSheet({ boxes: spec.set.places.length, slots: slotsNeeded(spec), shape }, spec.cutter);
}

function writtenCards(request: Exclude<RequestedCards, { layout: 'sort' }>): WrittenCards | null {
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
export function exportedCards(spec: CardsSpec): { readonly columns: number; readonly rows: number } {
  // The places of a photo stand in no rows.
  if (spec.layout === 'label') return { columns: 0, rows: 0 };
  const { columns, rows } = spec.layout === 'sort' ? sheetOfSort(spec) : sheetOfGrid(spec);
  return { columns, rows };
}
