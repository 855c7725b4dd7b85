/** Where a box of a given shape is largest within a region. */
import type { Ring } from '#shared/puzzle/puzzle.ts';
import type { Room } from './region-names.ts';

/** Steps along each side of the box around it, at each of two looks. */
const STEPS = 14;

/**
 * @param rings the first one, and its holes behind it, are looked at; O(their corners)
 * @returns about the largest one: its middle, in the rings' units, and how many times as large it is
 */
export function widestBox(rings: readonly Ring[], width: number, height: number): Room {
  // Made as narrow as it takes for the box to be a square, which reaches as far as its longer step along an axis.
  const narrowed = mainPart(rings).map(({ corners }) =>
    Float64Array.from(corners, (step, index) => (index % 2 === 0 ? (step * height) / width : step)),
  );
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const [outer = new Float64Array(0)] = narrowed;
  for (let at = 0; at < outer.length; at += 2) {
    left = Math.min(left, outer[at] ?? 0);
    right = Math.max(right, outer[at] ?? 0);
    top = Math.min(top, outer[at + 1] ?? 0);
    bottom = Math.max(bottom, outer[at + 1] ?? 0);
  }
  let best = { x: (left + right) / 2, y: (top + bottom) / 2, reach: 0 };
  const look = (fromX: number, fromY: number, across: number, down: number) => {
    for (let column = 0.5; column < STEPS; column += 1) {
      for (let row = 0.5; row < STEPS; row += 1) {
        const x = fromX + (across * column) / STEPS;
        const y = fromY + (down * row) / STEPS;
        const reach = reachAt(narrowed, x, y, best.reach);
        if (reach > best.reach) best = { x, y, reach };
      }
    }
  };
  const [across, down] = [right - left, bottom - top];
  look(left, top, across, down);
  look(best.x - across / STEPS, best.y - down / STEPS, (2 * across) / STEPS, (2 * down) / STEPS);
  return { x: (best.x * width) / height, y: best.y, size: (2 * best.reach) / height };
}

/** The first ring and its holes, which run the other way. */
function mainPart([main, ...others]: readonly Ring[]): readonly Ring[] {
  if (main === undefined) return [];
  const next = others.findIndex((ring) => areaOf(ring) > 0 === areaOf(main) > 0);
  return [main, ...(next < 0 ? others : others.slice(0, next))];
}

function areaOf({ corners }: Ring): number {
  let twice = 0;
  for (let at = 0; at < corners.length; at += 2) {
    const next = (at + 2) % corners.length;
    twice += (corners[at] ?? 0) * (corners[next + 1] ?? 0) - (corners[next] ?? 0) * (corners[at + 1] ?? 0);
  }
  return twice;
}

/** How far it is, by the longer step along an axis, to the nearest side; 0 outside, and where it is not farther than `least`. */
function reachAt(rings: readonly Float64Array[], x: number, y: number, least: number): number {
  let isInside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const corners of rings) {
    let ax = (corners.at(-2) ?? 0) - x;
    let ay = (corners.at(-1) ?? 0) - y;
    for (let at = 0; at < corners.length; at += 2) {
      const bx = (corners[at] ?? 0) - x;
      const by = (corners[at + 1] ?? 0) - y;
      if (ay > 0 !== by > 0 && 0 < ((ax - bx) * ay) / (by - ay) + ax) isInside = !isInside;
      nearest = reachOf(ax, ay, bx, by, nearest);
      if (nearest <= least) return 0;
      ax = bx;
      ay = by;
    }
  }
  return isInside ? nearest : 0;
}

/** Of a side from a to b: the least of the longer steps to its points, which is at an end or where both steps are as long; `most` if it is more. */
function reachOf(ax: number, ay: number, bx: number, by: number, most: number): number {
  if (Math.min(ax, bx) >= most || Math.max(ax, bx) <= -most) return most;
  if (Math.min(ay, by) >= most || Math.max(ay, by) <= -most) return most;
  let reach = Math.min(most, Math.max(Math.abs(ax), Math.abs(ay)), Math.max(Math.abs(bx), Math.abs(by)));
  for (const sign of [1, -1]) {
    const slope = bx - ax - sign * (by - ay);
    const along = slope === 0 ? -1 : (sign * ay - ax) / slope;
    if (along > 0 && along < 1) reach = Math.min(reach, Math.abs(ax + along * (bx - ax)));
  }
  return reach;
}
