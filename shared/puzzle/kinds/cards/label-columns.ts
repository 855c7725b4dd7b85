/**
 * Lays label cards in two columns, left and right of what they name, where they cover nothing: in free water of a map, or on what is added to
 * the sheet beside it. Of all sizes of cards and sheets those are taken with which letters and map are largest on the screens of a class.
 * Units of the ground.
 */
import { type ColumnCards, matchLines } from './column-lines.ts';
import { lettersOn, type WordWidths } from './label-width.ts';
import type { Spot } from './labels-beside.ts';
import { PHONE, SCREENS, scaleOn } from './sheet-fit.ts';
import type { SheetRect } from './sheet-grid.ts';

interface ColumnGround {
  readonly points: readonly Spot[];
  /** The words of the cards in each language. */
  readonly widths: readonly (readonly WordWidths[])[];
  /** What the sheet shows at least. */
  readonly bounds: SheetRect;
  /** Is there something that no card covers? */
  isTaken(part: SheetRect): boolean;
}

export interface LabelColumns {
  /** The sheet. */
  readonly extent: SheetRect;
  /** In the points' order; all equally large. */
  readonly cards: readonly SheetRect[];
}

/** Multiples of eight, each a twelfth less than the one before. With the largest first smaller ones soon come to less. */
const HEIGHTS = [
  1_968, 1_808, 1_664, 1_520, 1_400, 1_288, 1_184, 1_088, 1_000, 920, 848, 776, 712, 656, 600, 552, 504, 464, 424, 392,
  360, 328,
];
const QUARTERS = [6, 7, 8, 9, 10, 11, 12, 14, 16, 18];
/** What the sheet is higher than what it shows at least, in hundredths of that. */
const HIGHER = [0, 4, 8, 12, 16, 20, 25, 30, 36, 43, 51, 60, 72, 86, 102, 120];
/** Between cards and the sheet's edge, and around what it shows; between cards and what they do not cover. Shares of a card's height. Divisors. */
const GAP = 4;
const CLEAR = 8;
/** Columns are tried in steps of this. */
const STEP = 256;
/** A column lies beside all points but so many of them: a divisor. */
const BESIDE = 8;
/** Of all but a phone on its side, which is turned to read more. An upright one counts twice: it is hardest there. */
const READ_ON = [...SCREENS.slice(0, -1), PHONE];
/** Letters of this size are read well: larger ones do not count. CSS pixels. */
const LETTERS_ENOUGH = 11;
/** More cards than these are many. */
const MANY = 30;
/** Columns of unequal length count as so much smaller, as a share of the cards that one has more. */
const UNEQUAL = 0.1;

/** A size of cards. */
interface CardShape {
  readonly width: number;
  readonly height: number;
  readonly letters: number;
}

/** Where a column may be, and the tops that cards have there, from above. */
interface ColumnPlace {
  readonly left: number;
  readonly tops: readonly number[];
}

interface Layout {
  readonly shape: CardShape;
  readonly score: number;
  /** How many cards lie left. */
  readonly count: number;
  readonly columns: readonly [ColumnPlace, ColumnPlace];
}

/** Null: there is no room for so many. O(sizes * places of columns * their cards) */
export function labelColumns(ground: ColumnGround): LabelColumns | null {
  let best: Layout | null = null;
  for (const height of HEIGHTS) {
    for (const quarters of QUARTERS) {
      const letters = height * Math.min(...ground.widths.map((words) => lettersOn(words, quarters)));
      const shape = { height, width: (height / 4) * quarters, letters };
      const found = bestOf(ground, shape, best?.score ?? 0);
      if (found !== null) best = found;
    }
  }
  return best === null ? null : laid(ground, best);
}

/** With cards of a shape. Null: none is better than what there is. @param least its score */
function bestOf(ground: ColumnGround, shape: CardShape, least: number): Layout | null {
  const { points, bounds } = ground;
  const { width, height, letters } = shape;
  const room = { left: bounds.left - height / GAP, width: bounds.width + (2 * height) / GAP };
  if (scoreOf(letters, { width: room.width, height: bounds.height }, points.length) <= least) return null;
  const sides = [-1, 1].map((side) => placesOf(ground, shape, side));
  let [best, most]: [Layout | null, number] = [null, least];
  for (const higher of HIGHER) {
    const down = downOf(bounds, shape, higher);
    if (scoreOf(letters, { width: room.width, height: down.height }, points.length) <= most) break;
    const [onLeft, onRight] = sides.map((places) => nearestPlaces(places, shape, down, points.length));
    for (let count = Math.floor(points.length / 4); 4 * count <= 3 * points.length; count += 1) {
      const [left, right] = [onLeft?.[count], onRight?.[points.length - count]];
      if (left === undefined || right === undefined) continue;
      const from = Math.min(room.left, left.left - height / GAP);
      const to = Math.max(room.left + room.width, right.left + width + height / GAP);
      const unequal = 1 - (UNEQUAL * Math.abs(2 * count - points.length)) / points.length;
      const score = unequal * scoreOf(letters, { width: to - from, height: down.height }, points.length);
      if (score <= most) continue;
      most = score;
      best = { shape, score, count, columns: [left, right] };
    }
  }
  return best;
}

/**
 * On all screens together: letters count more than the map, as long as they are hard to read. Of many cards they count less, or the map would
 * be small. Multiplied alone, so that every engine finds the same.
 */
function scoreOf(letters: number, sheet: { readonly width: number; readonly height: number }, cards: number): number {
  return READ_ON.reduce((product, screen) => {
    const scale = scaleOn(screen, sheet);
    const read = Math.min(LETTERS_ENOUGH, letters * scale);
    return product * read * read * read * scale * scale * (cards > MANY ? 1 : read * read);
  }, 1);
}

/** The sheet's height, and where it begins. */
function downOf({ top, height }: SheetRect, shape: CardShape, higher: number): { top: number; height: number } {
  const margin = Math.floor((height * higher) / 200) + shape.height / GAP;
  return { top: top - margin, height: height + 2 * margin };
}

/** From what is nearest to the points on. The last one lies beside everything. @param side -1: left, 1: right */
function placesOf({ points, bounds, isTaken }: ColumnGround, shape: CardShape, side: number): ColumnPlace[] {
  const { width, height } = shape;
  const clear = height / CLEAR;
  const across = points.map(({ x }) => x * side).sort((a, b) => b - a);
  const limit = across[Math.floor(points.length / BESIDE)] ?? 0;
  const last = side < 0 ? bounds.left - clear - width : bounds.left + bounds.width + clear;
  // How far its inner edge is from the last place's.
  const most = last * side + (side < 0 ? -width : 0) - limit - height / GAP;
  const { top, height: deep } = downOf(bounds, shape, HIGHER.at(-1) ?? 0);
  const places: ColumnPlace[] = [];
  for (let away = Math.max(0, Math.floor(most / STEP)) * STEP; away >= 0; away -= STEP) {
    const left = last - side * away;
    const tops: number[] = [];
    for (let at = bounds.top - Math.floor((bounds.top - top) / clear) * clear; at + height <= top + deep; at += clear)
      if (!isTaken({ left: left - clear, top: at - clear, width: width + 2 * clear, height: height + 2 * clear }))
        tops.push(at);
    places.push({ left, tops });
  }
  return places;
}

/** By the number of cards that a column has: the nearest place with room for them, with the tops that are on the sheet. */
function nearestPlaces(
  places: readonly ColumnPlace[],
  { height }: CardShape,
  down: { readonly top: number; readonly height: number },
  most: number,
): (ColumnPlace | undefined)[] {
  const nearest: (ColumnPlace | undefined)[] = [];
  const edge = height / GAP;
  for (const { left, tops } of places) {
    const within = tops.filter((top) => top >= down.top + edge && top + height + edge <= down.top + down.height);
    let count = 0;
    let next = Number.NEGATIVE_INFINITY;
    for (const top of within) {
      if (top < next) continue;
      count += 1;
      next = top + height + height / GAP;
    }
    for (let each = nearest.length; each <= Math.min(count, most); each += 1) nearest[each] = { left, tops: within };
    if (nearest.length > most) break;
  }
  return nearest;
}

function laid({ points, bounds }: ColumnGround, { shape, count, columns }: Layout): LabelColumns {
  const { width, height } = shape;
  const sides = columns.map(({ left, tops }): ColumnCards => ({ left, tops, width, height }));
  const cards = matchLines(points, sides, count);
  const edge = height / GAP;
  const all = [bounds, ...cards];
  const left = Math.min(...all.map((each) => each.left)) - edge;
  const top = Math.min(...all.map((each) => each.top)) - edge;
  const right = Math.max(...all.map((each) => each.left + each.width)) + edge;
  const bottom = Math.max(...all.map((each) => each.top + each.height)) + edge;
  return { extent: { left, top, width: right - left, height: bottom - top }, cards };
}
