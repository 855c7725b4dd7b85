/**
 * A crop: a part of a picture as shares of its sides as displayed (with the camera's rotation applied), so that it is the same part in any
 * size. The teacher's page shows it, and the server cuts it from the teacher's own file.
 */

/** A whole side: shares are in ten-thousandths. */
export const CROP_FULL_SIDE = 10_000;
/** Smallest share of each side: less of a photo would be blurred on the board. */
export const CROP_SIDE_MIN = 1_000;

/** From the top left, in ten-thousandths. `isCropWithin` checks that it ends within the picture. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function isCropWithin({ x, y, width, height }: Crop): boolean {
  return x + width <= CROP_FULL_SIDE && y + height <= CROP_FULL_SIDE;
}

export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The crop in whole pixels of a picture of these sides: at least one pixel, and within the picture. */
export function cropToPixels({ x, y, width, height }: Crop, pixelWidth: number, pixelHeight: number): PixelBox {
  const [left, across] = stretch(x, width, pixelWidth);
  const [top, down] = stretch(y, height, pixelHeight);
  return { left, top, width: across, height: down };
}

function stretch(start: number, length: number, pixels: number): [number, number] {
  const from = Math.min(pixels - 1, Math.round((start * pixels) / CROP_FULL_SIDE));
  const to = Math.min(pixels, Math.max(from + 1, Math.round(((start + length) * pixels) / CROP_FULL_SIDE)));
  return [from, to - from];
}
