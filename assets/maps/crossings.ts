/** Finds where borders cross or touch that should not, and takes them apart. Exact: all products stay far below 2^53. */
import type { Arc } from './topology.ts';

interface Side {
  readonly arc: number;
  /** Index of its first corner. */
  readonly at: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

const CELL = 128;

/** Pairs of sides that meet otherwise than in a common end. O(sides), for sides that are evenly spread. */
export function crossingsOf(arcs: readonly Arc[]): [Side, Side][] {
  const cells = new Map<number, Side[]>();
  for (const side of sidesOf(arcs)) {
    for (const key of cellsOf(side)) {
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [side]);
      else cell.push(side);
    }
  }
  const found = new Map<string, [Side, Side]>();
  for (const cell of cells.values()) {
    for (const [index, one] of cell.entries()) {
      for (const other of cell.slice(index + 1))
        if (areCrossing(one, other)) found.set(`${one.arc} ${one.at} ${other.arc} ${other.at}`, [one, other]);
    }
  }
  return [...found.values()];
}

function* sidesOf(arcs: readonly Arc[]): Generator<Side> {
  for (const [arc, corners] of arcs.entries()) {
    for (let at = 0; at + 3 < corners.length; at += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = corners.slice(at, at + 4);
      yield { arc, at, ax, ay, bx, by };
    }
  }
}

function* cellsOf({ ax, ay, bx, by }: Side): Generator<number> {
  for (let x = Math.floor(Math.min(ax, bx) / CELL); x <= Math.floor(Math.max(ax, bx) / CELL); x += 1)
    for (let y = Math.floor(Math.min(ay, by) / CELL); y <= Math.floor(Math.max(ay, by) / CELL); y += 1)
      yield (x + 1024) * 4096 + y + 1024;
}

function areCrossing(one: Side, other: Side): boolean {
  const cross = (side: Side, x: number, y: number) =>
    Math.sign((side.bx - side.ax) * (y - side.ay) - (side.by - side.ay) * (x - side.ax));
  const [a, b] = [cross(one, other.ax, other.ay), cross(one, other.bx, other.by)];
  const [c, d] = [cross(other, one.ax, one.ay), cross(other, one.bx, one.by)];
  if (a === 0 && b === 0) return overlaps(one, other);
  if (a * b > 0 || c * d > 0) return false;
  const hasCommonEnd =
    (one.ax === other.ax && one.ay === other.ay) ||
    (one.ax === other.bx && one.ay === other.by) ||
    (one.bx === other.ax && one.by === other.ay) ||
    (one.bx === other.bx && one.by === other.by);
  return !hasCommonEnd;
}

/** Of two sides on one line: more than an end in common. */
function overlaps(one: Side, other: Side): boolean {
  const isWide = Math.abs(one.bx - one.ax) >= Math.abs(one.by - one.ay);
  const [a, b, c, d] = isWide ? [one.ax, one.bx, other.ax, other.bx] : [one.ay, one.by, other.ay, other.by];
  return Math.min(Math.max(a, b), Math.max(c, d)) > Math.max(Math.min(a, b), Math.min(c, d));
}

/**
 * Removes corners until nothing crosses; an island whose corners do not suffice goes as a whole, and its arc is empty.
 * What still crosses then has no corner left to give.
 */
export function untangle(arcs: readonly Arc[]): Arc[] {
  let now = arcs.map((arc) => [...arc]);
  for (let round = 0; round < 60; round += 1) {
    const crossings = crossingsOf(now);
    if (crossings.length === 0) return now;
    const removed = new Map<number, Set<number>>();
    const emptied = new Set<number>();
    for (const pair of crossings) {
      const corner = flattest(now, pair, round);
      if (corner === null || round > 40) {
        const island = pair.find(({ arc }) => isClosed(now[arc] ?? []));
        if (island !== undefined) emptied.add(island.arc);
      }
      if (corner === null) continue;
      const taken = removed.get(corner.arc) ?? new Set();
      taken.add(corner.at);
      removed.set(corner.arc, taken);
    }
    if (removed.size === 0 && emptied.size === 0) return now;
    now = now.map((arc, number) =>
      (emptied.has(number) ? [] : arc).filter((_, at) => !(removed.get(number)?.has(at - (at % 2)) ?? false)),
    );
  }
  return now;
}

function isClosed(corners: Arc): boolean {
  return corners[0] === corners.at(-2) && corners[1] === corners.at(-1);
}

/** The inner corner of the two sides whose triangle is smallest; later rounds take the next ones. */
function flattest(arcs: readonly Arc[], pair: readonly Side[], round: number): { arc: number; at: number } | null {
  const corners = pair.flatMap(({ arc, at }) => [
    { arc, at },
    { arc, at: at + 2 },
  ]);
  const inner = corners.flatMap(({ arc, at }) => {
    const corners = arcs[arc] ?? [];
    if (at === 0 || at >= corners.length - 2 || corners.length <= (isClosed(corners) ? 8 : 4)) return [];
    const [ax = 0, ay = 0, x = 0, y = 0, bx = 0, by = 0] = corners.slice(at - 2, at + 4);
    return [{ arc, at, area: Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) }];
  });
  inner.sort((a, b) => a.area - b.area);
  return inner[round % 5 === 4 ? Math.min(1, inner.length - 1) : 0] ?? null;
}
