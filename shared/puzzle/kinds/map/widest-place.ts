/** Where a ring is widest: the middle of about the largest circle in it. */

export interface WidestPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Steps along each side of the ring's box, at each of two looks. */
const STEPS = 14;

/** @param corners x and y alternating. O(corners) */
export function widestPlace(corners: Int32Array): WidestPlace {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < corners.length; at += 2) {
    left = Math.min(left, corners[at] ?? 0);
    right = Math.max(right, corners[at] ?? 0);
    top = Math.min(top, corners[at + 1] ?? 0);
    bottom = Math.max(bottom, corners[at + 1] ?? 0);
  }
  const coarse = bestOf(corners, left, top, right, bottom);
  const [across, down] = [(right - left) / STEPS, (bottom - top) / STEPS];
  const fine = bestOf(corners, coarse.x - across, coarse.y - down, coarse.x + across, coarse.y + down);
  return fine.radius > coarse.radius ? fine : coarse;
}

function bestOf(corners: Int32Array, left: number, top: number, right: number, bottom: number): WidestPlace {
  let best: WidestPlace = { x: (left + right) / 2, y: (top + bottom) / 2, radius: 0 };
  for (let column = 0.5; column < STEPS; column += 1) {
    for (let row = 0.5; row < STEPS; row += 1) {
      const x = left + ((right - left) * column) / STEPS;
      const y = top + ((bottom - top) * row) / STEPS;
      const radius = roomAt(corners, x, y);
      if (radius > best.radius) best = { x, y, radius };
    }
  }
  return best;
}

/** The distance to the nearest side; 0 outside of the ring. */
function roomAt(corners: Int32Array, x: number, y: number): number {
  let isInside = false;
  let nearest = Number.POSITIVE_INFINITY;
  let ax = corners.at(-2) ?? 0;
  let ay = corners.at(-1) ?? 0;
  for (let at = 0; at < corners.length; at += 2) {
    const bx = corners[at] ?? 0;
    const by = corners[at + 1] ?? 0;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
    const part = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, (x - ax - part * (bx - ax)) ** 2 + (y - ay - part * (by - ay)) ** 2);
    ax = bx;
    ay = by;
  }
  return isInside ? Math.sqrt(nearest) : 0;
}
