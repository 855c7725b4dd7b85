/**
 * A camera is a scale and the plane's point at the view's top left corner: pixels = (units - corner) x scale.
 * Every change returns a new camera; pixels are CSS pixels of the view.
 */
import { MAT_VISIBLE_MIN_PX, PIECE_PX_MAX, ZOOM_OVER_FIT_MIN } from '#client/board/limits.ts';
import type { Point } from '#shared/geometry/pose.ts';

export interface Camera {
  /** CSS pixels a unit. */
  readonly scale: number;
  /** The plane's point at the view's top left corner, in units. */
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The view's size and what bars cover of it on each side, in CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly insets: Rect;
}

export const NO_INSETS: Rect = { left: 0, top: 0, right: 0, bottom: 0 };

/** The limits of a camera. Rectangles in units, scales in CSS pixels a unit. */
export interface Bounds {
  readonly mat: Rect;
  readonly scaleMin: number;
  readonly scaleMax: number;
}

export function toPixel(camera: Camera, unit: Point): Point {
  return { x: (unit.x - camera.x) * camera.scale, y: (unit.y - camera.y) * camera.scale };
}

export function toUnit(camera: Camera, pixel: Point): Point {
  return { x: camera.x + pixel.x / camera.scale, y: camera.y + pixel.y / camera.scale };
}

/** The camera that shows all of `rect`, centred in what the bars leave free. */
export function fitCamera(rect: Rect, viewport: Viewport): Camera {
  const free = freeArea(viewport);
  const wide = Math.max(1, free.right - free.left) / (rect.right - rect.left);
  const high = Math.max(1, free.bottom - free.top) / (rect.bottom - rect.top);
  const scale = Math.min(wide, high);
  return {
    scale,
    x: (rect.left + rect.right) / 2 - (free.left + free.right) / 2 / scale,
    y: (rect.top + rect.bottom) / 2 - (free.top + free.bottom) / 2 / scale,
  };
}

/** The smallest scale is the fitted one, `home`; the largest shows a piece as large as is useful, or the mat well over the view's size. `pieceSize` in units. */
export function cameraBounds(mat: Rect, home: number, pieceSize: number, viewport: Viewport): Bounds {
  const scaleMax = Math.max(PIECE_PX_MAX / pieceSize, fitCamera(mat, viewport).scale * ZOOM_OVER_FIT_MIN);
  return { mat, scaleMin: Math.min(home, scaleMax), scaleMax };
}

/** Zooms by `factor`; the plane's point under `pixel` stays under it. */
export function zoomCamera(camera: Camera, pixel: Point, factor: number): Camera {
  const fixed = toUnit(camera, pixel);
  const scale = camera.scale * factor;
  return { scale, x: fixed.x - pixel.x / scale, y: fixed.y - pixel.y / scale };
}

/** Moves the table by pixels to the right and down. */
export function panCamera(camera: Camera, right: number, down: number): Camera {
  return { scale: camera.scale, x: camera.x - right / camera.scale, y: camera.y - down / camera.scale };
}

/** Two fingers moved from `before` to `after`: their middle stays on its point of the plane, and the scale follows their distance. */
export function pinchCamera(camera: Camera, before: readonly [Point, Point], after: readonly [Point, Point]): Camera {
  const from = middle(before);
  const to = middle(after);
  const apart = distance(before);
  const factor = apart === 0 ? 1 : distance(after) / apart;
  return zoomCamera(panCamera(camera, to.x - from.x, to.y - from.y), to, factor);
}

/** The nearest camera within bounds: first the scale, about the view's middle, then the place, so that the mat stays in view. */
export function clampCamera(camera: Camera, viewport: Viewport, bounds: Bounds): Camera {
  const free = freeArea(viewport);
  const scale = Math.min(bounds.scaleMax, Math.max(bounds.scaleMin, camera.scale));
  const centre = { x: (free.left + free.right) / 2, y: (free.top + free.bottom) / 2 };
  const scaled = scale === camera.scale ? camera : zoomCamera(camera, centre, scale / camera.scale);
  const x = cornerWithin(scaled.x, scale, free.left, free.right, bounds.mat.left, bounds.mat.right);
  const y = cornerWithin(scaled.y, scale, free.top, free.bottom, bounds.mat.top, bounds.mat.bottom);
  return { scale, x, y };
}

/** Zooms by `factor` about `pixel` as far as the bounds allow, so that the point under it stays even at the largest scale. */
export function zoomCameraWithin(
  camera: Camera,
  pixel: Point,
  factor: number,
  viewport: Viewport,
  bounds: Bounds,
): Camera {
  const scale = Math.min(bounds.scaleMax, Math.max(bounds.scaleMin, camera.scale * factor));
  return clampCamera(zoomCamera(camera, pixel, scale / camera.scale), viewport, bounds);
}

/** What the bars leave free of the view, in CSS pixels. */
export function freeArea(viewport: Viewport): Rect {
  const { width, height, insets } = viewport;
  return { left: insets.left, top: insets.top, right: width - insets.right, bottom: height - insets.bottom };
}

/** One axis: the corner nearest to `corner` at which enough of the mat lies between `start` and `end` of the view. */
function cornerWithin(
  corner: number,
  scale: number,
  start: number,
  end: number,
  matStart: number,
  matEnd: number,
): number {
  const visible = Math.min(MAT_VISIBLE_MIN_PX, (matEnd - matStart) * scale, end - start) / scale;
  const cornerMin = matStart + visible - end / scale;
  const cornerMax = matEnd - visible - start / scale;
  return Math.min(cornerMax, Math.max(cornerMin, corner));
}

function middle([a, b]: readonly [Point, Point]): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distance([a, b]: readonly [Point, Point]): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
