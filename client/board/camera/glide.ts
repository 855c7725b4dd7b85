/** The camera's way from one view to another: every edge of what is seen moves evenly, so that nothing overshoots. */

import { GLIDE_MS } from '../limits.ts';
import type { Camera } from './camera.ts';

export interface Glide {
  readonly from: Camera;
  readonly to: Camera;
  /** Monotonic ms. */
  readonly since: number;
}

/** Where the camera is at `now`; null: it has arrived. */
export function glided({ from, to, since }: Glide, now: number): Camera | null {
  const part = (now - since) / GLIDE_MS;
  if (part >= 1) return null;
  const way = part * part * (3 - 2 * part);
  const between = (a: number, b: number) => a + (b - a) * way;
  return { scale: 1 / between(1 / from.scale, 1 / to.scale), x: between(from.x, to.x), y: between(from.y, to.y) };
}
