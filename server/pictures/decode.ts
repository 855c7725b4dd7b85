/** Decodes uploaded pictures. Only five decoders are enabled, chosen by the file's content and not by its name. */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { PICTURE_SECONDS_MAX } from '#server/base/limits.ts';
import { type Crop, cropToPixels, type PixelBox } from '#shared/picture/crop.ts';
import { type Orientation, storedBox, turnedSides, turnOf } from '#shared/picture/orientation.ts';
import type { Sides } from './picture-rules.ts';

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadHeif',
  ],
});
// One thread for each picture, and no cache: the same machine serves running classes.
sharp.concurrency(1);
sharp.cache(false);

/** What is transparent shows this. */
export const WHITE = { r: 255, g: 255, b: 255 };

/**
 * What a damaged file still shows is read, as browsers do: an interrupted copy shows its upper part, whole or cropped. Only a file
 * without any pixels is refused.
 */
export function openImage(content: Buffer, pages: number, pixels: number): Sharp {
  return sharp(content, { pages, failOn: 'none', limitInputPixels: pixels }).timeout({ seconds: PICTURE_SECONDS_MAX });
}

/** Crops all pages alike. */
export function cropped(picture: Sharp, region: PixelBox | null): Sharp {
  return region === null ? picture : picture.extract(region);
}

/** The part of the picture to keep. */
export interface PicturePart {
  /** Sides of the upright part. Pixels. */
  readonly shown: Sides;
  /** The same part of the stored pixels; null for all of them: a decoder that may shrink while it reads is much faster. */
  readonly region: PixelBox | null;
  readonly orientation: Orientation;
}

export function partOf(metadata: Metadata, orientation: Orientation, crop: Crop | null): PicturePart {
  const stored = { width: metadata.width, height: metadata.pageHeight ?? metadata.height };
  const upright = turnedSides(stored, orientation);
  if (crop === null) return { shown: upright, region: null, orientation };
  const shown = cropToPixels(crop, upright.width, upright.height);
  return { shown, region: storedBox(shown, upright, orientation), orientation };
}

/** The picture as pixels in memory, so that turning it does not hold all of the file's. */
export async function decoded(picture: Sharp): Promise<Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } });
}

/** sharp mirrors before it turns: the stored picture is mirrored so that a quarter turn gives the upright one. */
export function turned(picture: Sharp, orientation: Orientation): Sharp {
  const { isTransposed, isMirroredX, isMirroredY } = turnOf(orientation);
  if (!isTransposed) return picture.flop(isMirroredX).flip(isMirroredY);
  return picture.flip(!isMirroredX).flop(isMirroredY).rotate(90);
}
