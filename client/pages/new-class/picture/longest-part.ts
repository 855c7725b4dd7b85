/** The part of a very long picture that is kept at first: a puzzle can be cut from it. */
import { CROP_FULL_SIDE, CROP_SIDE_MIN, type Crop } from '#shared/picture/crop.ts';
import type { PictureSize } from './puzzle-size.ts';

/** The long side of the part, as a multiple of its short side. */
const PART_ASPECT = 2;

/** A scrolled screenshot begins at its top; of a panorama the middle counts. */
export function longestPart({ width, height }: PictureSize): Crop {
  const isTall = height > width;
  const share = (PART_ASPECT * Math.min(width, height)) / Math.max(width, height);
  const length = Math.min(CROP_FULL_SIDE, Math.max(CROP_SIDE_MIN, Math.round(share * CROP_FULL_SIDE)));
  return isTall
    ? { x: 0, y: 0, width: CROP_FULL_SIDE, height: length }
    : { x: Math.floor((CROP_FULL_SIDE - length) / 2), y: 0, width: length, height: CROP_FULL_SIDE };
}
