/**
 * Lays label cards beside what they name, so that none hides it: each at some distance from its own point, from every other and from the sheet's edge, with a leader
 * line between it and its point that crosses no card, no other point and no other line. Integers, units.
 */
import { linesMeet, sideOf } from '#shared/geometry/segment.ts';
import type { SheetRect } from './sheet-grid.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
}

interface Laid {
  readonly card: SheetRect;
  /** Where the leader line ends. */
  readonly end: Spot;
}

/** Multiples of eight, so that every length below is whole. The largest letters are 15 pixels on a phone that is 390 wide, the smallest 8. */
const HEIGHTS = [1_120, 1_040, 960, 880, 800, 720, 640, 560];
/** A card takes at most this share of the sheet's width, and all of them this one of the sheet. Divisors. */
const WIDEST = 3;
const COVERED = 6;
/** How far a card lies from its point at most, in eighths of its height; smaller cards come before farther ones as far down as this height. */
const REACHES = [
  { reach: 20, least: 800 },
  { reach: 40, least: 0 },
];
/** What is free about a point, in eighths of a card's height, and at least, where points lie close. */
const FREE = 12;
const FREE_LEAST = 4;
/** And between a card and the sheet's edge, where a frame may be. */
const EDGE = 2;
/** How often a card without room is laid before the others. */
const RETRIES = 12;
/** How often each card is laid anew once all lie. */
const ROUNDS = 2;

/** The cards' rectangles, in the points' order. Null: there is no room for all. @param quarters their width in quarters of their height */
export function labelsBeside(points: readonly Spot[], sheet: Sheet, quarters: number): SheetRect[] | null {
  for (const { reach, least } of REACHES) {
    const offsets = offsetsFor(quarters, reach);
    for (const height of HEIGHTS.filter((each) => each >= least)) {
      const width = (height / 4) * quarters;
      if (width * WIDEST > sheet.width) continue;
      if (points.length * width * height * COVERED > sheet.width * sheet.height) continue;
      const choices = choicesOf(points, { sheet, width, height, offsets });
      const laid = choices.some((each) => each.length === 0) ? null : layAll(points, choices, height);
      if (laid !== null) return laid.map(({ card }) => card);
    }
  }
  return null;
}

/** From a point to the middle of a card, in eighths of the card's height. */
interface Offset {
  readonly across: number;
  readonly down: number;
}

/** The best first: near, with a straight line, and rather below than beside or above. */
function offsetsFor(quarters: number, reach: number): Offset[] {
  const [halfWidth, halfHeight] = [quarters, 4];
  const offsets: (Offset & { readonly cost: number })[] = [];
  const step = 4;
  const [most, deepest] = [halfWidth + reach, halfHeight + reach];
  for (let down = -deepest; down <= deepest; down += step) {
    for (let across = -step * Math.floor(most / step); across <= most; across += step) {
      const aside = Math.max(Math.abs(across) - halfWidth, 0);
      const apart = Math.max(Math.abs(down) - halfHeight, 0);
      const gap = aside * aside + apart * apart;
      if (gap < FREE_LEAST * FREE_LEAST || gap > reach * reach) continue;
      const slant = aside > 0 && apart > 0 ? 64 : 0;
      const off = aside === 0 ? across * across : down * down;
      offsets.push({ across, down, cost: 16 * gap + slant + off * 2 + (down > 0 ? 0 : down === 0 ? 1 : 2) });
    }
  }
  return offsets.sort((a, b) => a.cost - b.cost || a.down - b.down || a.across - b.across);
}

interface Room {
  readonly sheet: Sheet;
  readonly width: number;
  readonly height: number;
  readonly offsets: readonly Offset[];
}

/** For each point where its card may lie for all points' sake, the best first. O(points^2 * offsets) */
function choicesOf(points: readonly Spot[], { sheet, width, height, offsets }: Room): Laid[][] {
  const eighth = height / 8;
  const free = points.map((point) => freeAbout(point, points, eighth));
  return points.map((point) => {
    const choices: Laid[] = [];
    for (const { across, down } of offsets) {
      const left = point.x + across * eighth - width / 2;
      const top = point.y + down * eighth - height / 2;
      const card = { left, top, width, height };
      if (!isWithin(grown(card, EDGE * eighth), sheet)) continue;
      if (points.some((each, index) => gapSquared(card, each) < (free[index] ?? 0))) continue;
      const end = nearestIn(card, point);
      if (points.some((each) => passesBy(point, end, each, 2 * eighth))) continue;
      choices.push({ card, end });
    }
    return choices;
  });
}

/** What a point names is taken to reach halfway to the next point at most. Squared. */
function freeAbout(point: Spot, points: readonly Spot[], eighth: number): number {
  let free = (FREE * eighth) ** 2;
  for (const each of points) {
    if (each === point) continue;
    const halfway = Math.floor(((each.x - point.x) ** 2 + (each.y - point.y) ** 2) / 4);
    free = Math.min(free, Math.max(halfway, (FREE_LEAST * eighth) ** 2));
  }
  return free;
}

/** Points with few choices come first; one that finds none comes before all others in the next try. */
function layAll(points: readonly Spot[], choices: readonly (readonly Laid[])[], height: number): Laid[] | null {
  const countOf = (index: number) => choices[index]?.length ?? 0;
  let order = [...points.keys()].sort((a, b) => countOf(a) - countOf(b) || a - b);
  for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
    const laid: (Laid | undefined)[] = points.map(() => undefined);
    const without = order.find((index) => !layOne(index, { points, choices, laid, height }));
    if (without === undefined) {
      for (let round = 0; round < ROUNDS; round += 1)
        for (const index of order) layOne(index, { points, choices, laid, height });
      return laid.flatMap((each) => each ?? []);
    }
    order = [without, ...order.filter((index) => index !== without)];
  }
  return null;
}

interface Laying {
  readonly points: readonly Spot[];
  readonly choices: readonly (readonly Laid[])[];
  /** Undefined: it lies nowhere yet. */
  readonly laid: (Laid | undefined)[];
  readonly height: number;
}

/** Lays a card at the first of its choices that is free of the other cards and their lines. @returns is there one? */
function layOne(index: number, { points, choices, laid, height }: Laying): boolean {
  const from = points[index];
  if (from === undefined) return false;
  const isFree = ({ card, end }: Laid) =>
    laid.every((other, at) => {
      const start = points[at];
      if (other === undefined || start === undefined || at === index) return true;
      return (
        areApart(card, other.card, height / 4) &&
        !crossesCard(from, end, grown(other.card, height / 8)) &&
        !crossesCard(start, other.end, grown(card, height / 8)) &&
        !crossesLine(from, end, start, other.end)
      );
    });
  const choice = choices[index]?.find(isFree);
  if (choice !== undefined) laid[index] = choice;
  return choice !== undefined;
}

function areApart(a: SheetRect, b: SheetRect, gap: number): boolean {
  return (
    a.left + a.width + gap <= b.left ||
    b.left + b.width + gap <= a.left ||
    a.top + a.height + gap <= b.top ||
    b.top + b.height + gap <= a.top
  );
}

function isWithin({ left, top, width, height }: SheetRect, sheet: Sheet): boolean {
  return left >= 0 && top >= 0 && left + width <= sheet.width && top + height <= sheet.height;
}

function grown({ left, top, width, height }: SheetRect, by: number): SheetRect {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}

export function nearestIn({ left, top, width, height }: SheetRect, { x, y }: Spot): Spot {
  return { x: Math.min(Math.max(x, left), left + width), y: Math.min(Math.max(y, top), top + height) };
}

/** From a point to the nearest of a rectangle, squared. */
export function gapSquared(card: SheetRect, point: Spot): number {
  const { x, y } = nearestIn(card, point);
  return (x - point.x) ** 2 + (y - point.y) ** 2;
}

/** Does a line come this near to a point? Not if it begins there. */
export function passesBy(from: Spot, to: Spot, { x, y }: Spot, near: number): boolean {
  if (Math.abs(x - from.x) <= near && Math.abs(y - from.y) <= near) return false;
  return crossesCard(from, to, { left: x - near, top: y - near, width: 2 * near, height: 2 * near });
}

/** They meet where their boxes do, unless all corners lie on one side of the line. */
export function crossesCard(from: Spot, to: Spot, { left, top, width, height }: SheetRect): boolean {
  const [right, bottom] = [left + width, top + height];
  if (Math.max(from.x, to.x) < left || Math.min(from.x, to.x) > right) return false;
  if (Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) return false;
  const sides = [
    sideOf(from, to, left, top),
    sideOf(from, to, right, top),
    sideOf(from, to, right, bottom),
    sideOf(from, to, left, bottom),
  ];
  return !(sides.every((side) => side > 0) || sides.every((side) => side < 0));
}

/** Do two lines meet? Those that begin at one point do not count. */
function crossesLine(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  return !(a.x === c.x && a.y === c.y) && linesMeet(a, b, c, d);
}
