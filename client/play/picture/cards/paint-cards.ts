/** Paints the sheet of a set, on which every card lies in its place. Words may be of any script. */

import { PAPER } from '#client/board/hollows.ts';
import type { Language } from '#shared/languages.ts';
import { type CardsSpec, sheetOfGrid, sheetOfSort } from '#shared/puzzle/kinds/cards/cards.ts';
import { LABEL_LETTERS, LABEL_SIDE } from '#shared/puzzle/kinds/cards/label-width.ts';
import type { SheetRect } from '#shared/puzzle/kinds/cards/sheet-grid.ts';
import { NO_BOX } from '#shared/puzzle/kinds/cards/sort-set.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { type BlankSheet, meetsArea, type SheetPainter } from '../sheet-painter.ts';
import type { SheetPhoto } from '../sheet-photo.ts';
import { paintPhoto } from './paint-photo.ts';
import { paintPicture } from './paint-picture.ts';
import { cardParts, isCards } from './picture-places.ts';
import { TextFitter } from './text-lines.ts';

const ROOM = '#e9e0cd';
const RIM = '#b9ae9a';
const INK = '#22262e';
const INK_QUIET = '#5d6470';

const CARD_WEIGHT = 600;
const NAME_WEIGHT = 500;
/** Shares of a card's height: its margin, the largest letters on it, and the numbers of places. */
const MARGIN = 0.08;
const LETTERS = 0.42;
const NUMBERS = 0.3;
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
  const parts = [...paintedCards({ puzzle, spec, photo, words }, family), ...nameParts(names, family)];
  const rooms = spec.layout === 'sort' ? (puzzle.boxes?.rooms ?? []) : [];
  return (context, area) => {
    context.fillStyle = PAPER.sheet;
    context.fillRect(0, 0, spec.width, spec.height);
    if (spec.layout === 'label') paintPhoto(context, photo, spec);
    context.scale(1 / FITTED, 1 / FITTED);
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
  const onCard = spec.layout === 'label' ? { letters: LABEL_LETTERS, side: LABEL_SIDE } : { letters: LETTERS };
  const fitter = new TextFitter(family, CARD_WEIGHT);
  const parts = Array.from({ length: puzzle.pieces }, (_, index): PaintedPart => {
    const place = puzzle.placeOf(index + 1);
    const card = fitted(place);
    const picture = photo === null || pictures === null ? null : { photo, pictures, ...cardParts(card, hasCaptions) };
    const box = picture === null ? card : picture.caption;
    const shares = picture === null ? onCard : { letters: CAPTION_LETTERS };
    const word = { text: words[index] ?? '', ...shares, weight: CARD_WEIGHT, family };
    const paintWords = box === null ? null : layText(fitter, { ...word, box });
    return {
      place,
      paint: (context) => {
        paintBox(context, card, { fill: PAPER.card, rim: 0.015 });
        if (picture !== null) paintPicture(context, picture.photo, picture.pictures, index, picture.picture);
        paintWords?.(context);
      },
    };
  });
  fitter.end();
  return parts;
}

function nameParts(names: readonly PlaceName[], family: string): PaintedPart[] {
  const fitter = new TextFitter(family, NAME_WEIGHT);
  const parts = names.map(({ text, name }, index): PaintedPart => {
    const box = fitted(name);
    if (text !== '') {
      return { place: name, paint: layText(fitter, { text, box, letters: LETTERS, weight: NAME_WEIGHT, family }) };
    }
    return { place: name, paint: (context) => drawNumber(context, index + 1, box, family) };
  });
  fitter.end();
  return parts;
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

interface LaidText {
  readonly text: string;
  readonly box: SheetRect;
  /** The largest, as a share of the box's height. */
  readonly letters: number;
  /** What stays free on each side, as a share of the box's height. */
  readonly side?: number;
  readonly weight: number;
  readonly family: string;
}

/** @returns the function that draws it */
function layText(
  fitter: TextFitter,
  { text, box, letters, side = MARGIN, weight, family }: LaidText,
): PaintedPart['paint'] {
  const margin = box.height * MARGIN;
  const room = { width: Math.floor(box.width - 2 * box.height * side), height: Math.floor(box.height - 2 * margin) };
  const { size, lines, isRightToLeft } = fitter.fit(text, room, box.height * letters);
  return (context) => {
    context.fillStyle = INK;
    context.font = `${weight} ${size}px ${family}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.direction = isRightToLeft ? 'rtl' : 'ltr';
    for (const line of lines) context.fillText(line.text, box.left + box.width / 2, box.top + margin + line.middle);
  };
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
