/**
 * The frame of a crop: how it moves, is pulled at an edge or a corner, changes its shape and its size. Pure, in shares of the
 * picture's sides (shared/picture/crop.ts); it never leaves the picture, and never gets too small or too narrow to be cut.
 */
import { CROP_LEAST, CROP_WHOLE, type Crop } from '../../../../../shared/picture/crop.ts';
import type { Proportions } from '../cut.ts';

export const WHOLE: Crop = { x: 0, y: 0, width: CROP_WHOLE, height: CROP_WHOLE };

export const SHAPES = ['free', 'square', 'wide', 'tall', 'screen'] as const;
export type Shape = (typeof SHAPES)[number];

/** Width by height, in pixels. Null: as she pulls it. */
const RATIO: Record<Shape, number | null> = { free: null, square: 1, wide: 4 / 3, tall: 3 / 4, screen: 16 / 9 };
/** A freely pulled part is at most so many times as long as wide, unless the picture itself is narrower. */
const ASPECT_MAX = 4;

/** Which side of the frame is meant: -1 left or top, 1 right or bottom, 0 neither. */
export interface Grip {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export function isWhole({ x, y, width, height }: Crop): boolean {
  return x === 0 && y === 0 && width === CROP_WHOLE && height === CROP_WHOLE;
}

/** Moved by so much, as far as the picture goes. */
export function moved(crop: Crop, dx: number, dy: number): Crop {
  return {
    ...crop,
    x: clamp(Math.round(crop.x + dx), 0, CROP_WHOLE - crop.width),
    y: clamp(Math.round(crop.y + dy), 0, CROP_WHOLE - crop.height),
  };
}

/** Its middle at this place, as far as the picture goes. */
export function centredAt(crop: Crop, x: number, y: number): Crop {
  return moved(crop, x - (crop.x + crop.width / 2), y - (crop.y + crop.height / 2));
}

/** Pulled at a side or a corner by so much; what lies opposite stays. */
export function pulled(crop: Crop, grip: Grip, dx: number, dy: number, shape: Shape, of: Proportions): Crop {
  const share = shareOf(shape, of);
  if (share !== null) return pulledInShape(crop, grip, dx, dy, share);
  const [x, width] = pulledSide(crop.x, crop.width, grip.x, dx);
  const [y, height] = pulledSide(crop.y, crop.height, grip.y, dy);
  const next = { x, y, width, height };
  return aspectOf(next, of) <= Math.max(ASPECT_MAX, aspectOf(WHOLE, of)) ? next : crop;
}

/** Of this shape, about as large and in the same place as it was. */
export function shaped(crop: Crop, shape: Shape, of: Proportions): Crop {
  const share = shareOf(shape, of);
  if (share === null) return crop;
  return around(crop, Math.sqrt(crop.width * crop.height * share), share);
}

/** Larger or smaller by a factor, in the same place and shape. */
export function scaled(crop: Crop, factor: number): Crop {
  return around(crop, crop.width * factor, crop.width / crop.height);
}

/** Width by height in shares of the picture's sides, which are not of one length. */
function shareOf(shape: Shape, { width, height }: Proportions): number | null {
  const ratio = RATIO[shape];
  return ratio === null ? null : (ratio * height) / width;
}

function pulledInShape(crop: Crop, grip: Grip, dx: number, dy: number, share: number): Crop {
  const across = crop.width + grip.x * dx;
  const down = (crop.height + grip.y * dy) * share;
  const asked = grip.x === 0 ? down : grip.y === 0 ? across : Math.max(across, down);
  const width = widthWithin(asked, roomOf(crop.x, crop.width, grip.x), roomOf(crop.y, crop.height, grip.y), share);
  const height = width / share;
  return whole({
    x: anchored(crop.x, crop.width, width, grip.x),
    y: anchored(crop.y, crop.height, height, grip.y),
    width,
    height,
  });
}

/** About this wide, around the same middle, pushed back into the picture where it would leave it. */
function around(crop: Crop, asked: number, share: number): Crop {
  const width = widthWithin(asked, CROP_WHOLE, CROP_WHOLE, share);
  const height = width / share;
  return whole({
    x: clamp(crop.x + (crop.width - width) / 2, 0, CROP_WHOLE - width),
    y: clamp(crop.y + (crop.height - height) / 2, 0, CROP_WHOLE - height),
    width,
    height,
  });
}

/** A width near the asked one, such that both sides have room and neither is too small. */
function widthWithin(asked: number, roomAcross: number, roomDown: number, share: number): number {
  const most = Math.min(roomAcross, roomDown * share);
  const least = Math.min(most, Math.max(CROP_LEAST, CROP_LEAST * share));
  return clamp(asked, least, most);
}

/** How long a side may get when it is pulled there: up to the picture's edge, on both ends where its middle stays. */
function roomOf(start: number, length: number, grip: -1 | 0 | 1): number {
  const end = start + length;
  if (grip === 1) return CROP_WHOLE - start;
  if (grip === -1) return end;
  return Math.min(start + end, 2 * CROP_WHOLE - start - end);
}

function anchored(start: number, before: number, after: number, grip: -1 | 0 | 1): number {
  if (grip === 1) return start;
  return grip === -1 ? start + before - after : start + (before - after) / 2;
}

function pulledSide(start: number, length: number, grip: -1 | 0 | 1, by: number): [start: number, length: number] {
  const end = start + length;
  if (grip === 1) return [start, clamp(Math.round(length + by), CROP_LEAST, CROP_WHOLE - start)];
  if (grip === 0) return [start, length];
  const from = clamp(Math.round(start + by), 0, end - CROP_LEAST);
  return [from, end - from];
}

/** In whole shares, and still within the picture. */
function whole({ x, y, width, height }: Crop): Crop {
  const [across, down] = [sideOf(width), sideOf(height)];
  return {
    x: clamp(Math.round(x), 0, CROP_WHOLE - across),
    y: clamp(Math.round(y), 0, CROP_WHOLE - down),
    width: across,
    height: down,
  };
}

function sideOf(length: number): number {
  return clamp(Math.round(length), CROP_LEAST, CROP_WHOLE);
}

function aspectOf(crop: Crop, of: Proportions): number {
  const across = crop.width * of.width;
  const down = crop.height * of.height;
  return Math.max(across, down) / Math.min(across, down);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
