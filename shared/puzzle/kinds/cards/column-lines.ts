/** Decides which card of two columns belongs to which point, and how high it lies: with short lines that cross nothing where that is possible. */
import { linesMeet } from '#shared/geometry/segment.ts';
import { crossesCard, nearestIn, passesBy, type Spot } from './labels-beside.ts';
import type { SheetRect } from './sheet-grid.ts';

/** A column of cards of one size. */
export interface ColumnCards {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Where a card may begin, from above. */
  readonly tops: readonly number[];
}

/** Between the cards of a column: a share of their height. Divisor. */
const GAP = 4;
/** As much line is given to pass by another point, and to cross nothing. Cards' heights. */
const PASSING = 6;
const CROSSING = 60;
/** What is near to a point: a share of a card's height. Divisor. */
const NEAR = 4;
/** How often cards change their points, and lie at other heights for it. */
const ROUNDS = 4;

/** The card of each point. @param columns left and right, with tops for all their cards @param count how many lie left */
export function matchLines(points: readonly Spot[], columns: readonly ColumnCards[], count: number): SheetRect[] {
  let order = [...points.keys()].sort((a, b) => (points[a]?.x ?? 0) - (points[b]?.x ?? 0) || a - b);
  let cards: SheetRect[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const slots = columns.flatMap((column, side) => {
      const members = side === 0 ? order.slice(0, count) : order.slice(count);
      // First by the height of what they name, and then as they lie.
      if (round === 0) members.sort((a, b) => (points[a]?.y ?? 0) - (points[b]?.y ?? 0) || a - b);
      order = side === 0 ? [...members, ...order.slice(count)] : [...order.slice(0, count), ...members];
      return stacked(
        column,
        members.map((index) => points[index]?.y ?? 0),
      );
    });
    const slotOf = new Matching(points, slots).slotOf(order);
    order = slots.map((_, slot) => slotOf.indexOf(slot));
    cards = slotOf.map((slot) => slots[slot] ?? slots[0] ?? { left: 0, top: 0, width: 0, height: 0 });
  }
  return cards;
}

/** Cards from above, each as near as can be to the height of what it names: the squares of all distances together are the least. */
function stacked({ left, width, height, tops }: ColumnCards, targets: readonly number[]): SheetRect[] {
  const pitch = height + height / GAP;
  const costs: number[][] = [];
  for (const target of targets) {
    const before = costs.at(-1);
    let least = before === undefined ? 0 : Number.POSITIVE_INFINITY;
    let reached = 0;
    costs.push(
      tops.map((top) => {
        for (; before !== undefined && (tops[reached] ?? top) <= top - pitch; reached += 1)
          least = Math.min(least, before[reached] ?? least);
        return least + (top + height / 2 - target) ** 2;
      }),
    );
  }
  const cards: SheetRect[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (const each of costs.reverse()) {
    let chosen = -1;
    for (const [index, cost] of each.entries())
      if ((tops[index] ?? most) <= most && (chosen < 0 || cost < (each[chosen] ?? cost))) chosen = index;
    const top = tops[chosen] ?? 0;
    cards.unshift({ left, top, width, height });
    most = top - pitch;
  }
  return cards;
}

/** Points and as many cards. Numbers of both are their indexes. */
class Matching {
  readonly #points: readonly Spot[];
  readonly #slots: readonly SheetRect[];
  readonly #height: number;
  /** Where the line from each point to each card ends, and what it costs by itself. */
  readonly #ends: readonly (readonly Spot[])[];
  readonly #costs: readonly (readonly number[])[];

  constructor(points: readonly Spot[], slots: readonly SheetRect[]) {
    this.#points = points;
    this.#slots = slots;
    this.#height = slots[0]?.height ?? 0;
    const near = this.#height / NEAR;
    this.#ends = points.map((point) => slots.map((card) => nearestIn(card, point)));
    this.#costs = points.map((from, index) =>
      slots.map((_, slot) => {
        const to = this.#ends[index]?.[slot] ?? from;
        const passed = points.filter((each) => each !== from && passesBy(from, to, each, near)).length;
        return Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2) + passed * PASSING * this.#height;
      }),
    );
  }

  /** By point. @param order the point of each card at first */
  slotOf(order: readonly number[]): number[] {
    const slotOf = this.#points.map((_, index) => order.indexOf(index));
    let costs: number[] | null = null;
    let hasChanged = true;
    for (let sweep = 0; hasChanged && sweep < this.#points.length; sweep += 1) {
      hasChanged = false;
      for (const one of slotOf.keys()) {
        for (let other = one + 1; other < slotOf.length; other += 1) {
          costs ??= slotOf.map((_, index) => this.#costOf(slotOf, index));
          if (!this.#swap(slotOf, one, other, (costs[one] ?? 0) + (costs[other] ?? 0))) continue;
          costs = null;
          hasChanged = true;
        }
      }
    }
    return slotOf;
  }

  /** Two points change their cards, if that is better. @param before what their lines cost */
  #swap(slotOf: number[], one: number, other: number, before: number): boolean {
    const [first = 0, second = 0] = [slotOf[one], slotOf[other]];
    const least = (this.#costs[one]?.[second] ?? 0) + (this.#costs[other]?.[first] ?? 0);
    // Half a unit less is no gain, but might be found again and again.
    if (least >= before - 0.5) return false;
    [slotOf[one], slotOf[other]] = [second, first];
    if (this.#costOf(slotOf, one) + this.#costOf(slotOf, other) < before - 0.5) return true;
    [slotOf[one], slotOf[other]] = [first, second];
    return false;
  }

  /** What the line of a point costs, by itself and with all others. */
  #costOf(slotOf: readonly number[], index: number): number {
    const slot = slotOf[index] ?? 0;
    const [from, to] = [this.#points[index], this.#ends[index]?.[slot]];
    let cost = this.#costs[index]?.[slot] ?? 0;
    if (from === undefined || to === undefined) return cost;
    for (const [other, taken] of slotOf.entries()) {
      const [start, end] = [this.#points[other], this.#ends[other]?.[taken]];
      const [card, own] = [this.#slots[taken], this.#slots[slot]];
      if (other === index || start === undefined || end === undefined || card === undefined || own === undefined)
        continue;
      const meets = linesMeet(from, to, start, end) || crossesCard(from, to, card) || crossesCard(start, end, own);
      if (meets) cost += CROSSING * this.#height;
    }
    return cost;
  }
}
