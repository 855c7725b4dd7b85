/**
 * Leaves out corners that are not seen: by Visvalingam's areas, over all arcs at once. A corner stays while its triangle holds another
 * corner, so that no border comes to cross another one; what rounding makes cross afterwards is taken out corner by corner.
 */
import type { Arc } from './topology.ts';

interface Corner {
  readonly x: number;
  readonly y: number;
  before: Corner | null;
  after: Corner | null;
  /** Twice the area of its triangle, as it stood in the heap. */
  area: number;
  isGone: boolean;
}

const CELL = 64;

/** Corners by where they lie. */
class CornerGrid {
  readonly #cells = new Map<number, Corner[]>();

  constructor(corners: Iterable<Corner>) {
    for (const corner of corners) {
      const key = this.#key(Math.floor(corner.x / CELL), Math.floor(corner.y / CELL));
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [corner]);
      else cell.push(corner);
    }
  }

  #key(column: number, row: number): number {
    return (column + 2 ** 20) * 2 ** 21 + row + 2 ** 20;
  }

  /** Does the triangle hold a corner that is none of its own? Its sides count. */
  isHeld(a: Corner, b: Corner, c: Corner): boolean {
    const [left, right] = [Math.min(a.x, b.x, c.x), Math.max(a.x, b.x, c.x)];
    const [top, bottom] = [Math.min(a.y, b.y, c.y), Math.max(a.y, b.y, c.y)];
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
        for (const each of this.#cells.get(this.#key(column, row)) ?? [])
          if (!each.isGone && isInTriangle(each, a, b, c)) return true;
      }
    }
    return false;
  }
}

function isAt(one: Corner, other: Corner): boolean {
  return one.x === other.x && one.y === other.y;
}

function isInTriangle(p: Corner, a: Corner, b: Corner, c: Corner): boolean {
  if (isAt(p, a) || isAt(p, b) || isAt(p, c)) return false;
  const sides = [cross(a, b, p), cross(b, c, p), cross(c, a, p)];
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

function cross(a: Corner, b: Corner, p: Corner): number {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/** @param tolerance in the arcs' unit: corners whose triangle is smaller than half its square go */
export function simplifyArcs(arcs: readonly Arc[], tolerance: number): Arc[] {
  const chains = arcs.map(chainOf);
  const grid = new CornerGrid(chains.flat());
  const limit = tolerance ** 2;
  // A few rounds of rising limits come near to a heap's order, and stay simple.
  for (const share of [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1]) {
    for (const chain of chains) thinOut(chain, limit * share, grid);
  }
  return chains.map((chain) => chain.filter(({ isGone }) => !isGone).flatMap(({ x, y }) => [x, y]));
}

function chainOf(arc: Arc): Corner[] {
  const corners: Corner[] = [];
  for (let at = 0; at < arc.length; at += 2) {
    const before: Corner | null = corners.at(-1) ?? null;
    const corner: Corner = { x: arc[at] ?? 0, y: arc[at + 1] ?? 0, before, after: null, area: 0, isGone: false };
    if (before !== null) before.after = corner;
    corners.push(corner);
  }
  return corners;
}

function thinOut(chain: readonly Corner[], limit: number, grid: CornerGrid): void {
  const [first, last] = [chain[0], chain.at(-1)];
  // A closed arc stays a polygon.
  const isClosed = first !== undefined && last !== undefined && isAt(first, last);
  let left = chain.reduce((count, { isGone }) => count + (isGone ? 0 : 1), 0);
  const candidates = chain.filter((corner) => !corner.isGone && corner.before !== null && corner.after !== null);
  for (const corner of candidates) corner.area = areaAt(corner);
  candidates.sort((a, b) => a.area - b.area);
  for (const corner of candidates) {
    const { before, after } = corner;
    if (before === null || after === null || (isClosed && left <= 5)) continue;
    if (areaAt(corner) >= limit || grid.isHeld(before, corner, after)) continue;
    if (isAt(before, after)) continue;
    corner.isGone = true;
    before.after = after;
    after.before = before;
    left -= 1;
  }
}

function areaAt({ before, after, ...corner }: Corner): number {
  if (before === null || after === null) return Number.POSITIVE_INFINITY;
  return Math.abs(cross(before, { ...corner, before, after }, after));
}

/** Rounds the arcs to whole units, without the corners that fall onto the one before. */
export function roundArcs(arcs: readonly Arc[], unit: number): Arc[] {
  return arcs.map((arc) => {
    const rounded: Arc = [];
    for (let at = 0; at < arc.length; at += 2) {
      const [x, y] = [Math.round((arc[at] ?? 0) / unit), Math.round((arc[at + 1] ?? 0) / unit)];
      if (at === 0 || rounded.at(-2) !== x || rounded.at(-1) !== y) rounded.push(x, y);
    }
    return rounded;
  });
}
