/**
 * The frame of a crop: it is moved, resized at an edge or a corner, scaled, and changed in shape. Pure functions, in shares of the
 * picture's sides (shared/picture/crop.ts). A crop never leaves the picture, and never gets too small or too narrow to be cut.
 */

import type { PictureSize } from '#client/pages/new-class/picture/puzzle-size.ts';
import { CROP_FULL_SIDE, CROP_SIDE_MIN, type Crop } from '#shared/picture/crop.ts';

export const FULL_CROP: Crop = { x: 0, y: 0, width: CROP_FULL_SIDE, height: CROP_FULL_SIDE };

export const CROP_SHAPES = ['free', 'square', 'wide', 'tall', 'screen'] as const;
export type CropShape = (typeof CROP_SHAPES)[number];

/** Width divided by height, in pixels. Null: any ratio. */
const RATIO: Record<CropShape, number | null> = { free: null, square: 1, wide: 4 / 3, tall: 3 / 4, screen: 16 / 9 };
/** The highest ratio of the long side to the short one in the free shape, unless the picture itself has a higher one. */
const ASPECT_MAX = 4;

/** A side or corner of the frame: -1 left or top, 1 right or bottom, 0 neither. Both 0: the middle, which moves the whole frame. */
export interface CropHandle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

const SIDES = [-1, 0, 1] as const;

/** A handle as a number, 0 to 8. */
export function handleIndex({ x, y }: CropHandle): number {
  return x + 1 + 3 * (y + 1);
}

export function handleAt(index: number): CropHandle {
  return { x: SIDES[index % 3] ?? 0, y: SIDES[Math.floor(index / 3)] ?? 0 };
}

export function isFullCrop({ x, y, width, height }: Crop): boolean {
  return x === 0 && y === 0 && width === CROP_FULL_SIDE && height === CROP_FULL_SIDE;
}

/** The crop moved by `dx`, `dy`, within the picture. */
export function moveCrop(crop: Crop, dx: number, dy: number): Crop {
  return {
    ...crop,
    x: clamp(Math.round(crop.x + dx), 0, CROP_FULL_SIDE - crop.width),
    y: clamp(Math.round(crop.y + dy), 0, CROP_FULL_SIDE - crop.height),
  };
}

/** The crop with its centre at `x`, `y`, within the picture. */
export function centreCrop(crop: Crop, x: number, y: number): Crop {
  return moveCrop(crop, x - (crop.x + crop.width / 2), y - (crop.y + crop.height / 2));
}

/** The crop with a side or corner moved by `dx`, `dy`; the opposite one stays. By its middle the whole crop is moved. */
export function resizeCrop(
  crop: Crop,
  handle: CropHandle,
  dx: number,
  dy: number,
  shape: CropShape,
  picture: PictureSize,
): Crop {
  if (handle.x === 0 && handle.y === 0) return moveCrop(crop, dx, dy);
  const share = shareOf(shape, picture);
  if (share !== null) return resizeInShape(crop, handle, dx, dy, share);
  const [x, width] = resizeSide(crop.x, crop.width, handle.x, dx);
  const [y, height] = resizeSide(crop.y, crop.height, handle.y, dy);
  const next = { x, y, width, height };
  return aspectOf(next, picture) <= Math.max(ASPECT_MAX, aspectOf(FULL_CROP, picture)) ? next : crop;
}

/** The crop in another shape, about as large and in the same place. */
export function setCropShape(crop: Crop, shape: CropShape, picture: PictureSize): Crop {
  const share = shareOf(shape, picture);
  if (share === null) return crop;
  return fitAround(crop, Math.sqrt(crop.width * crop.height * share), share);
}

/** The crop scaled by a factor, in the same place and shape. */
export function scaleCrop(crop: Crop, factor: number): Crop {
  return fitAround(crop, crop.width * factor, crop.width / crop.height);
}

/** The shape's width divided by its height, in shares of the picture's sides, whose lengths differ. */
function shareOf(shape: CropShape, { width, height }: PictureSize): number | null {
  const ratio = RATIO[shape];
  return ratio === null ? null : (ratio * height) / width;
}

function resizeInShape(crop: Crop, handle: CropHandle, dx: number, dy: number, share: number): Crop {
  const across = crop.width + handle.x * dx;
  const down = (crop.height + handle.y * dy) * share;
  const wanted = handle.x === 0 ? down : handle.y === 0 ? across : Math.max(across, down);
  const width = widthWithin(wanted, roomOf(crop.x, crop.width, handle.x), roomOf(crop.y, crop.height, handle.y), share);
  const height = width / share;
  return roundedCrop({
    x: anchorSide(crop.x, crop.width, width, handle.x),
    y: anchorSide(crop.y, crop.height, height, handle.y),
    width,
    height,
  });
}

/** A crop about `wanted` wide around the same centre, moved back into the picture where it would leave it. */
function fitAround(crop: Crop, wanted: number, share: number): Crop {
  const width = widthWithin(wanted, CROP_FULL_SIDE, CROP_FULL_SIDE, share);
  const height = width / share;
  return roundedCrop({
    x: clamp(crop.x + (crop.width - width) / 2, 0, CROP_FULL_SIDE - width),
    y: clamp(crop.y + (crop.height - height) / 2, 0, CROP_FULL_SIDE - height),
    width,
    height,
  });
}

/** The width nearest to `wanted` with which both sides have room and neither is too small. */
function widthWithin(wanted: number, roomAcross: number, roomDown: number, share: number): number {
  const most = Math.min(roomAcross, roomDown * share);
  const least = Math.min(most, Math.max(CROP_SIDE_MIN, CROP_SIDE_MIN * share));
  return clamp(wanted, least, most);
}

/** The longest side when it is resized at this handle: up to the picture's edge, on both ends where the centre stays. */
function roomOf(start: number, length: number, handle: -1 | 0 | 1): number {
  const end = start + length;
  if (handle === 1) return CROP_FULL_SIDE - start;
  if (handle === -1) return end;
  return Math.min(start + end, 2 * CROP_FULL_SIDE - start - end);
}

function anchorSide(start: number, before: number, after: number, handle: -1 | 0 | 1): number {
  if (handle === 1) return start;
  return handle === -1 ? start + before - after : start + (before - after) / 2;
}

function resizeSide(start: number, length: number, handle: -1 | 0 | 1, by: number): [start: number, length: number] {
  const end = start + length;
  if (handle === 1) return [start, clamp(Math.round(length + by), CROP_SIDE_MIN, CROP_FULL_SIDE - start)];
  if (handle === 0) return [start, length];
  const from = clamp(Math.round(start + by), 0, end - CROP_SIDE_MIN);
  return [from, end - from];
}

/** The crop in whole shares, still within the picture. */
function roundedCrop({ x, y, width, height }: Crop): Crop {
  const [across, down] = [sideOf(width), sideOf(height)];
  return {
    x: clamp(Math.round(x), 0, CROP_FULL_SIDE - across),
    y: clamp(Math.round(y), 0, CROP_FULL_SIDE - down),
    width: across,
    height: down,
  };
}

function sideOf(length: number): number {
  return clamp(Math.round(length), CROP_SIDE_MIN, CROP_FULL_SIDE);
}

function aspectOf(crop: Crop, picture: PictureSize): number {
  const across = crop.width * picture.width;
  const down = crop.height * picture.height;
  return Math.max(across, down) / Math.min(across, down);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
