/**
 * Finds where label cards lie on a photo: beside what they name (`labels-beside.ts`), or, where there is no room for that, each as near as it
 * can to what it names, without covering that, what another one names, or another card. Integers, units. There each takes the nearest free
 * place in the order of writing; all cards are equally large, and as large as lets all lie near enough.
 */
import { quartersFor } from './label-width.ts';
import { gapSquared, labelsBeside, type Sheet, type Spot } from './labels-beside.ts';
import type { SheetRect } from './sheet-grid.ts';

/** A finger's width on a phone of 390 pixels, units: 44 of the 374 that the photo is wide there. */
export const FINGER = 1_936;
/** Heights that are tried, units; quarters of them are whole. */
const HEIGHTS = [1_120, 1_040, 900, 780, 680, 588, 508, 440, 380, 328, 284, 244, 208, 176];
/** A card takes at most this share of the photo's width, and all but the smallest cards this one of the photo. Divisors. */
const WIDEST = 3;
const COVERED = 5;
/** Where points lie close a card may be so many of its heights away from its own, so that it is large enough to be read. */
const REACH = 8;

/**
 * The cards' rectangles, in the points' order. Null: there is no room for so many.
 * @param words of the cards, in each language: the longest give them their width
 */
export function placeLabels(points: readonly Spot[], sheet: Sheet, words: readonly string[]): SheetRect[] | null {
  const quarters = quartersFor(words);
  return labelsBeside(points, sheet, quarters) ?? labelsNear(points, sheet, quarters);
}

/** O(points * places * heights). */
function labelsNear(points: readonly Spot[], sheet: Sheet, quarters: number): SheetRect[] | null {
  let smallest: SheetRect[] | null = null;
  for (const height of HEIGHTS) {
    const width = (height / 4) * quarters;
    if (width * WIDEST > sheet.width) continue;
    const isLast = height === HEIGHTS.at(-1);
    if (!isLast && points.length * width * height * COVERED > sheet.width * sheet.height) continue;
    const cards = cardsOfSize(points, sheet, { width, height });
    if (cards === null) continue;
    const isNear = (card: SheetRect, index: number) =>
      gapSquared(card, points[index] ?? { x: card.left, y: card.top }) <= (REACH * height) ** 2;
    if (cards.every(isNear)) return cards;
    smallest = cards;
  }
  return smallest;
}

function cardsOfSize(points: readonly Spot[], sheet: Sheet, size: Sheet): SheetRect[] | null {
  const cards: SheetRect[] = [];
  for (const point of points) {
    const card = nearestFree(point, { points, cards, sheet, size });
    if (card === null) return null;
    cards.push(card);
  }
  return cards;
}

interface Taken {
  readonly points: readonly Spot[];
  readonly cards: readonly SheetRect[];
  readonly sheet: Sheet;
  /** Of a card. */
  readonly size: Sheet;
}

/** The places that are looked at lie a quarter of a height apart; from the one right below the point. */
function nearestFree({ x, y }: Spot, taken: Taken): SheetRect | null {
  const { sheet } = taken;
  const { width, height } = taken.size;
  const step = height / 4;
  let best: SheetRect | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const top of startsAlong(y + step, step, height, sheet.height)) {
    const down = Math.max(top - y, 0, y - top - height);
    // No place of this row is nearer than the best so far.
    if (4 * down * down >= least) continue;
    for (const left of startsAlong(x - Math.floor(width / 2), step, width, sheet.width)) {
      const card = { left, top, width, height };
      // Near first, and then with its middle above or below the point.
      const cost = 4 * gapSquared(card, { x, y }) + (left + width / 2 - x) ** 2 / 16;
      if (cost >= least || !isFree(card, taken)) continue;
      best = card;
      least = cost;
    }
  }
  return best;
}

/** Where something of this length may begin: at `from` and in steps from it, both ways; and at both borders. */
function startsAlong(from: number, step: number, length: number, side: number): number[] {
  const last = side - length;
  if (last < 0) return [];
  const starts: number[] = [];
  for (let start = from; start <= last; start += step) if (start >= 0) starts.push(start);
  for (let start = from - step; start >= 0; start -= step) if (start <= last) starts.push(start);
  return [...starts, 0, last];
}

function isFree({ left, top, width, height }: SheetRect, { points, cards }: Taken): boolean {
  const gap = height / 4;
  const covers = ({ x, y }: Spot) =>
    x > left - gap && x < left + width + gap && y > top - gap && y < top + height + gap;
  const meets = (card: SheetRect) =>
    left < card.left + card.width + gap &&
    card.left < left + width + gap &&
    top < card.top + card.height + gap &&
    card.top < top + height + gap;
  return !points.some(covers) && !cards.some(meets);
}
