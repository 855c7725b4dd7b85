/** Intersection of segments, exact for integers up to 2^24: every product stays below 2^53. */

/** A closed chain of points, x and y alternating. Its segment i runs from point i to the next; the last segment ends at the first point. */
export type Chain = Int32Array;

/** Do segment i of one chain and segment k of another have a point in common, ends included? */
export function segmentsMeet(one: Chain, i: number, other: Chain, k: number): boolean {
  const ax = one[2 * i] ?? 0;
  const ay = one[2 * i + 1] ?? 0;
  const bx = one[(2 * i + 2) % one.length] ?? 0;
  const by = one[(2 * i + 3) % one.length] ?? 0;
  const cx = other[2 * k] ?? 0;
  const cy = other[2 * k + 1] ?? 0;
  const dx = other[(2 * k + 2) % other.length] ?? 0;
  const dy = other[(2 * k + 3) % other.length] ?? 0;
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  // Their boxes overlap, so they meet unless one lies entirely to one side of the other.
  return straddles(ax, ay, bx, by, cx, cy, dx, dy) && straddles(cx, cy, dx, dy, ax, ay, bx, by);
}

function straddles(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number) {
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  return !((c > 0 && d > 0) || (c < 0 && d < 0));
}
