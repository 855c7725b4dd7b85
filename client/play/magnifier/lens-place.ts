/** How large a lens is, and where it lies: on a mouse's place, and beside a finger, which would cover it. CSS pixels of the window. */
import type { Rect } from '#client/board/camera/camera.ts';
import type { Point } from '#shared/geometry/pose.ts';

export interface LensPointer extends Point {
  /** A finger or a pen: the hand lies over what is below it. */
  readonly isHand: boolean;
}

/** A part of the board's shorter side, within these. */
const SIZE_PART = 0.6;
const SIZE_MIN = 120;
const SIZE_MAX = 340;
/** Between the lens and the finger, and between the lens and the edge of the window. */
const FINGER_GAP = 52;
const EDGE_GAP = 4;

/** The diameter of the lens over a board. */
export function lensSize({ left, top, right, bottom }: Rect): number {
  const short = Math.min(right - left, bottom - top);
  return Math.round(Math.min(SIZE_MAX, Math.max(SIZE_MIN, short * SIZE_PART), short));
}

/**
 * The middle of the lens.
 * @param focus what it shows in its middle @param window its width and height
 */
export function lensPlace(
  { x, y, isHand }: LensPointer,
  focus: Point,
  size: number,
  window: { readonly width: number; readonly height: number },
): Point {
  if (!isHand) return focus;
  const reach = size / 2 + EDGE_GAP;
  const within = (value: number, most: number) => Math.max(reach, Math.min(most - reach, value));
  const above = Math.min(y, focus.y) - FINGER_GAP - size / 2;
  if (above >= reach) return { x: within(x, window.width), y: above };
  const beside = FINGER_GAP + size / 2;
  const left = Math.min(x, focus.x) - beside;
  const right = Math.max(x, focus.x) + beside;
  const isLeft = left >= reach && (left > window.width - right || right > window.width - reach);
  if (isLeft || right <= window.width - reach) return { x: isLeft ? left : right, y: within(y, window.height) };
  // A narrow window: below the finger, where the hand covers part of it, rather than over what it shows.
  return { x: within(x, window.width), y: Math.max(y, focus.y) + beside };
}
