/** Paints the sheet of a set, on which every card lies in its place. Words may be of any script. */

import { PAPER } from '#client/board/hollows.ts';
import type { Language } from '#shared/languages.ts';
import { type CardsSpec, sheetOfGrid, sheetOfSort } from '#shared/puzzle/kinds/cards/cards.ts';
import { withBreaks } from '#shared/puzzle/kinds/cards/label-breaks.ts';
import {
  LABEL_LETTERS,
  LABEL_LINE_HEIGHT,
  LABEL_MARGIN,
  LABEL_SIDE,
  usualSize,
} from '#shared/puzzle/kinds/cards/label-width.ts';
import type { SheetRect } from '#shared/puzzle/kinds/cards/sheet-grid.ts';
import { NO_BOX } from '#shared/puzzle/kinds/cards/sort-set.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { type BlankSheet, meetsArea, type SheetPainter } from '../sheet-painter.ts';
import type { SheetPhoto } from '../sheet-photo.ts';
import { paintPhoto } from './paint-photo.ts';
import { paintPicture } from './paint-picture.ts';
import { cardParts, isCards } from './picture-places.ts';
import { sizeInSet, TextFitter } from './text-lines.ts';

const ROOM = '#e9e0cd';
const RIM = '#b9ae9a';
const INK = '#22262e';
const INK_QUIET = '#5d6470';

const CARD_WEIGHT = 600;
const NAME_WEIGHT = 500;
/** Shares of a card's height: its margin, the largest letters on it, and the numbers of places. */
const MARGIN = 0.08;
const LETTERS = 0.42;
/** The largest letters above a box, as a share of the height that its name has. */
const HEADING_LETTERS = 0.55;
const NUMBERS = 0.3;
/** Between columns of pairs, whose words would else be read with the card left of them: a share of a cell's height. */
const COLUMN_LINE = 0.008;
/** Of words below a picture: their largest letters, as a share of the room that they have. */
const CAPTION_LETTERS = 0.62;

/** Words are fitted at this size, so that every sheet breaks its lines alike. Pixels a unit. */
const FITTED = 1 / 8;

export async function prepareCards({ puzzle, language, photo }: BlankSheet): Promise<SheetPainter> {
  const { spec } = puzzle;
  if (!isCards(spec)) throw new Error(`a ${spec.kind} is no set of cards`);
  const family = getComputedStyle(document.body).fontFamily;
  const words = Array.from({ length: puzzle.pieces }, (_, index) => puzzle.pieceName(index + 1)?.words[language] ?? '');
  const names = placeNames(spec, language);
  await loadFonts([...words, ...names.map(({ text }) => text)], family);
  const parts = [...paintedCards({ puzzle, spec, photo, words }, family), ...nameParts(names, spec, family)];
  const rooms = spec.layout === 'sort' ? (puzzle.boxes?.rooms ?? []) : [];
  const lines = columnLines(spec).map(fitted);
  return (context, area) => {
    context.fillStyle = PAPER.sheet;
    context.fillRect(0, 0, spec.width, spec.height);
    if (spec.layout === 'label') paintPhoto(context, photo, spec);
    context.scale(1 / FITTED, 1 / FITTED);
    context.fillStyle = RIM;
    for (const { left, top, width, height } of lines) context.fillRect(left, top, width, height);
    for (const room of rooms) paintBox(context, fitted(room), { fill: ROOM, rim: 0.004 });
    for (const { place, paint } of parts) if (meetsArea(area, place)) paint(context);
  };
}

/** What lies somewhere on the sheet. Its context draws fitted pixels. */
interface PaintedPart {
  /** Units. */
  readonly place: SheetRect;
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

interface WordedCards {
  readonly puzzle: Puzzle;
  readonly spec: CardsSpec;
  readonly photo: SheetPhoto | null;
  /** Of each piece, from the first on. */
  readonly words: readonly string[];
}

function paintedCards({ puzzle, spec, photo, words }: WordedCards, family: string): PaintedPart[] {
  const pictures = spec.layout === 'label' ? null : (spec.pictures ?? null);
  const hasCaptions = spec.layout !== 'label' && spec.captions === true;
  const isLabel = spec.layout === 'label';
  const onLabel = { letters: LABEL_LETTERS, side: LABEL_SIDE, margin: LABEL_MARGIN };
  const onCard = isLabel ? onLabel : { letters: LETTERS };
  const cards = Array.from({ length: puzzle.pieces }, (_, index) => {
    const place = puzzle.placeOf(index + 1);
    const card = fitted(place);
    const picture = photo === null || pictures === null ? null : { photo, pictures, ...cardParts(card, hasCaptions) };
    const box = picture === null ? card : picture.caption;
    const shares = picture === null ? onCard : { letters: CAPTION_LETTERS };
    const text = isLabel ? withBreaks(words[index] ?? '') : (words[index] ?? '');
    return { place, card, picture, text: box === null ? null : { text, ...shares, box } };
  });
  const paintWords = layTexts(
    cards.map(({ text }) => text),
    {
      weight: CARD_WEIGHT,
      family,
      hasUsualSize: spec.backdrop !== undefined,
      ...(isLabel ? { lineHeight: LABEL_LINE_HEIGHT } : {}),
    },
  );
  return cards.map(({ place, card, picture }, index) => ({
    place,
    paint: (context) => {
      paintBox(context, card, { fill: PAPER.card, rim: 0.015 });
      if (picture !== null) paintPicture(context, picture.photo, picture.pictures, index, picture.picture);
      paintWords[index]?.(context);
    },
  }));
}

function nameParts(names: readonly PlaceName[], { layout }: CardsSpec, family: string): PaintedPart[] {
  const letters = layout === 'sort' ? HEADING_LETTERS : LETTERS;
  const boxes = names.map(({ text, name }) => ({ text, box: fitted(name), letters }));
  const paintWords = layTexts(
    boxes.map((each) => (each.text === '' ? null : each)),
    { weight: NAME_WEIGHT, family },
  );
  return names.map(({ name }, index) => ({
    place: name,
    paint: paintWords[index] ?? ((context) => drawNumber(context, index + 1, fitted(name), family)),
  }));
}

interface PlaceName {
  /** '' goes by its number. */
  readonly text: string;
  readonly name: SheetRect;
}

/** The names of all places, and where they stand. */
function placeNames(spec: CardsSpec, language: Language): PlaceName[] {
  if (spec.layout === 'sort') {
    const { boxes } = sheetOfSort(spec);
    return boxes.map(({ name }, box) => ({ text: spec.set.places[box]?.name || NO_BOX[language], name }));
  }
  // A label says with its line what it belongs to.
  if (spec.layout === 'label') return [];
  return sheetOfGrid(spec).cells.map(({ name }, index) => ({ text: spec.set.places[index]?.name ?? '', name }));
}

/** Left of each pair but the first of its row, as high as a card. */
function columnLines(spec: CardsSpec): SheetRect[] {
  if (spec.layout !== 'match') return [];
  return sheetOfGrid(spec).cells.flatMap(({ cell, card }) => {
    const width = cell.height * COLUMN_LINE;
    return cell.left === 0 ? [] : [{ ...card, left: cell.left - width / 2, width }];
  });
}

/** @param rim its width as a share of the box's height */
function paintBox(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: SheetRect,
  { fill, rim }: { readonly fill: string; readonly rim: number },
): void {
  context.fillStyle = fill;
  context.fillRect(left, top, width, height);
  context.strokeStyle = RIM;
  context.lineWidth = Math.max(1, height * rim);
  context.strokeRect(left, top, width, height);
}

interface TextInBox {
  readonly text: string;
  readonly box: SheetRect;
  /** The largest, as a share of the box's height. */
  readonly letters: number;
  /** What stays free on each side, as a share of the box's height. */
  readonly side?: number;
  /** The same above and below. */
  readonly margin?: number;
}

interface Type {
  readonly weight: number;
  readonly family: string;
  /** In the letters' size. */
  readonly lineHeight?: number;
  /** None is larger than most: see `usualSize`. Without it see `sizeInSet`. */
  readonly hasUsualSize?: boolean;
}

/**
 * In one size, the largest that all of them fit: none of a set stands out by its size. Where their lengths differ much there are others.
 * @returns the functions that draw them; null: it has no words
 */
function layTexts(
  texts: readonly (TextInBox | null)[],
  { weight, family, lineHeight, hasUsualSize = false }: Type,
): readonly (PaintedPart['paint'] | null)[] {
  const fitter = new TextFitter(family, weight, lineHeight);
  const fitText = ({ text, box, side = MARGIN, margin = MARGIN }: TextInBox, largest: number) => {
    const inside = (length: number, free: number) => Math.floor(length - 2 * box.height * free);
    const room = { width: inside(box.width, side), height: inside(box.height, margin) };
    return fitter.fit(text, room, largest);
  };
  const sizes = texts.map((each) => (each === null ? null : fitText(each, each.box.height * each.letters).size));
  const known = sizes.flatMap((size) => size ?? []);
  const smallest = Math.min(...known);
  const usual = usualSize(known);
  const sizeOf = (own: number) => (hasUsualSize ? Math.min(own, usual) : sizeInSet(own, smallest));
  const painted = texts.map((each, index) => {
    if (each === null) return null;
    const { size, lines, isRightToLeft } = fitText(each, sizeOf(sizes[index] ?? smallest));
    const { margin = MARGIN } = each;
    const { left, top, width, height } = each.box;
    return (context: CanvasRenderingContext2D) => {
      context.fillStyle = INK;
      context.font = `${weight} ${size}px ${family}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.direction = isRightToLeft ? 'rtl' : 'ltr';
      for (const line of lines) context.fillText(line.text, left + width / 2, top + height * margin + line.middle);
    };
  });
  fitter.end();
  return painted;
}

/** All numbers of a sheet are equally large: two digits have room. */
function drawNumber(context: CanvasRenderingContext2D, number: number, box: SheetRect, family: string): void {
  const size = Math.min(box.height * NUMBERS, box.width / 1.3);
  context.fillStyle = INK_QUIET;
  context.font = `${NAME_WEIGHT} ${size}px ${family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.direction = 'ltr';
  context.fillText(String(number), box.left + box.width / 2, box.top + box.height / 2);
}

function fitted({ left, top, width, height }: SheetRect): SheetRect {
  return { left: left * FITTED, top: top * FITTED, width: width * FITTED, height: height * FITTED };
}

/** Our own font comes in ranges of characters. A range that does not come is drawn in a font of the system. */
async function loadFonts(words: readonly string[], family: string): Promise<void> {
  const text = [...words, '0123456789'].join('');
  const faces = [CARD_WEIGHT, NAME_WEIGHT].map((weight) => document.fonts.load(`${weight} 24px ${family}`, text));
  await Promise.allSettled(faces);
}
