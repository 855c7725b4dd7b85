/** Animates the camera from one view to another: every edge of the view moves evenly, so that nothing overshoots. */
import { CAMERA_ANIMATION_MS } from '#client/board/limits.ts';
import type { Camera } from './camera.ts';

export interface CameraAnimation {
  readonly from: Camera;
  readonly to: Camera;
  /** Monotonic ms. */
  readonly startedAt: number;
}

/** The camera at `now`; null: it has arrived. */
export function cameraAt({ from, to, startedAt }: CameraAnimation, now: number): Camera | null {
  const progress = (now - startedAt) / CAMERA_ANIMATION_MS;
  if (progress >= 1) return null;
  const eased = progress * progress * (3 - 2 * progress);
  const between = (a: number, b: number) => a + (b - a) * eased;
  return { scale: 1 / between(1 / from.scale, 1 / to.scale), x: between(from.x, to.x), y: between(from.y, to.y) };
}
