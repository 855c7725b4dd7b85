/**
 * Finds where label cards lie on a photo: each as near as it can to what it names, without covering that, what another one names,
 * or another card. Integers, units. Each takes the nearest free place in the order of writing; all cards are equally large, and as large as
 * lets all lie near enough.
 */
import type { SheetRect } from './sheet-grid.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** A card is so many times as wide as it is high. */
const ASPECT = 3;
/** A finger's width on a phone of 390 pixels, units: 44 of the 374 that the photo is wide there. */
export const FINGER = 1_936;
/** Heights that are tried, units; quarters of them are whole. */
const HEIGHTS = [1_600, 1_400, 1_200, 1_040, 900, 780, 680, 588, 508, 440, 380, 328, 284, 244, 208, 176];
/** A card takes at most this share of the photo's width, as a divisor. */
const WIDEST = 3;

/**
 * The cards' rectangles, in the points' order. Null: there is no room for so many. O(points * places * heights)
 * @param reach how far a card may be from its point, in its heights, before a smaller one is tried
 * @param covered the cards cover at most one of so many parts of the sheet
 */
export function placeLabels(
  points: readonly Spot[],
  sheet: Sheet,
  { reach = 1, covered = 0 }: { readonly reach?: number; readonly covered?: number } = {},
): SheetRect[] | null {
  let smallest: SheetRect[] | null = null;
  for (const height of HEIGHTS) {
    if (height * ASPECT * WIDEST > sheet.width) continue;
    if (points.length * height * height * ASPECT * covered > sheet.width * sheet.height) continue;
    const cards = cardsOfHeight(points, sheet, height);
    if (cards === null) continue;
    if (cards.every((card, index) => gapSquared(card, points[index] ?? card) <= (reach * height) ** 2)) return cards;
    smallest = cards;
  }
  return smallest;
}

function cardsOfHeight(points: readonly Spot[], sheet: Sheet, height: number): SheetRect[] | null {
  const cards: SheetRect[] = [];
  for (const point of points) {
    const card = nearestFree(point, { points, cards, sheet, height });
    if (card === null) return null;
    cards.push(card);
  }
  return cards;
}

interface Taken {
  readonly points: readonly Spot[];
  readonly cards: readonly SheetRect[];
  readonly sheet: Sheet;
  readonly height: number;
}

/** The places that are looked at lie a quarter of a height apart; from the one right below the point. */
function nearestFree({ x, y }: Spot, taken: Taken): SheetRect | null {
  const { sheet, height } = taken;
  const width = height * ASPECT;
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

/** From a point to the nearest of a rectangle, squared. */
function gapSquared({ left, top, width, height }: SheetRect, point: Spot | SheetRect): number {
  if (!('x' in point)) return 0;
  const across = Math.max(left - point.x, 0, point.x - left - width);
  const down = Math.max(top - point.y, 0, point.y - top - height);
  return across * across + down * down;
}
