/** Intersection of segments, exact for integers up to 2^24: every product stays below 2^53. */

import type { Point } from './pose.ts';

/** A closed chain of points, x and y alternating. Its segment i runs from point i to the next; the last segment ends at the first point. */
export type Chain = Int32Array;

/** Do segment i of one chain and segment k of another have a point in common, ends included? */
export function segmentsMeet(one: Chain, i: number, other: Chain, k: number): boolean {
  return linesMeet(pointOf(one, i), pointOf(one, i + 1), pointOf(other, k), pointOf(other, k + 1));
}

function pointOf(chain: Chain, index: number): Point {
  return { x: chain[(2 * index) % chain.length] ?? 0, y: chain[(2 * index + 1) % chain.length] ?? 0 };
}

/** Do the lines from a to b and from c to d have a point in common, ends included? */
export function linesMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  if (Math.max(a.x, b.x) < Math.min(c.x, d.x) || Math.max(c.x, d.x) < Math.min(a.x, b.x)) return false;
  if (Math.max(a.y, b.y) < Math.min(c.y, d.y) || Math.max(c.y, d.y) < Math.min(a.y, b.y)) return false;
  // Their boxes overlap, so they meet unless one lies entirely to one side of the other.
  return straddles(a, b, c, d) && straddles(c, d, a, b);
}

function straddles(a: Point, b: Point, c: Point, d: Point): boolean {
  const [one, other] = [sideOf(a, b, c.x, c.y), sideOf(a, b, d.x, d.y)];
  return !((one > 0 && other > 0) || (one < 0 && other < 0));
}

/** On which side of the line through two points a third lies: its sign. */
export function sideOf(from: Point, to: Point, x: number, y: number): number {
  return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}
