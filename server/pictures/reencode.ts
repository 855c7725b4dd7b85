/**
 * Re-encodes an uploaded picture: the result has its pixels and nothing else of the file - no location, no camera, no profile, no
 * appended bytes. Only five decoders are enabled, chosen by the file's content and not by its name.
 */
import sharp, { type Metadata, type Sharp } from 'sharp';
import {
  MOVING_BYTES_MAX,
  MOVING_FRAMES_MAX,
  MOVING_PIXELS_IN_MAX,
  MOVING_PIXELS_LONG,
  MOVING_PIXELS_OUT_MAX,
  MOVING_QUALITY,
  PICTURE_ASPECT_MAX,
  PICTURE_EFFORT,
  PICTURE_PIXELS_SHORT_MIN,
  PICTURE_QUALITY,
  PICTURE_SECONDS_MAX,
} from '#server/base/limits.ts';
import { PICTURE_PIXELS_LONG, UPLOAD_PIXELS_MAX } from '#shared/limits.ts';
import { COLOUR_COLUMNS, COLOUR_ROWS, encodeColours } from '#shared/picture/coarse-colours.ts';
import { type Crop, cropToPixels } from '#shared/picture/crop.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';

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

export interface ReencodedPicture {
  readonly ok: true;
  /** WebP. */
  readonly still: Buffer;
  /** Pixels of the still. */
  readonly width: number;
  readonly height: number;
  /** See shared/picture/coarse-colours.ts. */
  readonly colours: string;
  /** Animated WebP. */
  readonly moving: Buffer | null;
}

/** Greatest long sides of the still and of the moving picture. Pixels. */
export interface PictureSizes {
  readonly still: number;
  readonly moving: number;
}

const BOARD_SIZES: PictureSizes = { still: PICTURE_PIXELS_LONG, moving: MOVING_PIXELS_LONG };
const WHITE = { r: 255, g: 255, b: 255 };

function openImage(file: string, pages: number, pixels: number): Sharp {
  return sharp(file, { pages, failOn: 'error', limitInputPixels: pixels }).timeout({ seconds: PICTURE_SECONDS_MAX });
}

/** The part to keep, in pixels of the upright picture. */
type CropRegion = ReturnType<typeof cropToPixels>;

/** Null for the whole picture: a decoder that may shrink while it reads is much faster. */
function cropRegionOf({ autoOrient }: Metadata, crop: Crop | null): CropRegion | null {
  return crop === null ? null : cropToPixels(crop, autoOrient.width, autoOrient.height);
}

/** Crops all pages alike. */
function cropped(picture: Sharp, region: CropRegion | null): Sharp {
  return region === null ? picture : picture.extract(region);
}

/** The Failure for a decoder's error. */
function failureOf(error: unknown, isPicture: boolean): Failure {
  const errorMessage = error instanceof Error ? error.message : '';
  if (/pixel limit|timeout/i.test(errorMessage)) return failure('picture-too-large');
  return failure(isPicture ? 'picture-broken' : 'not-a-picture');
}

/** Number of frames to keep; 0 for a still picture, and for one so large that not even two frames fit. */
function frameCount({ pages = 1, width, pageHeight, height }: Metadata): number {
  const frame = width * (pageHeight ?? height);
  const frames = Math.min(pages, MOVING_FRAMES_MAX, Math.floor(MOVING_PIXELS_IN_MAX / frame));
  return frames < 2 ? 0 : frames;
}

/** Encodes the moving picture so small that all its frames are within the limits; null when it cannot be kept. */
async function encodeAnimation(
  file: string,
  metadata: Metadata,
  region: CropRegion | null,
  longSideMax: number,
): Promise<Buffer | null> {
  const frames = frameCount(metadata);
  if (frames === 0) return null;
  const { width, height } = region ?? metadata.autoOrient;
  const fitShare = Math.sqrt(MOVING_PIXELS_OUT_MAX / (frames * width * height));
  const scale = Math.min(1, fitShare, longSideMax / Math.max(width, height));
  const bytes = await cropped(openImage(file, frames, MOVING_PIXELS_IN_MAX), region)
    .resize({
      width: Math.max(1, Math.floor(width * scale)),
      height: Math.max(1, Math.floor(height * scale)),
      fit: 'fill',
    })
    .flatten({ background: WHITE })
    .webp({ quality: MOVING_QUALITY, effort: 0 })
    .toBuffer();
  return bytes.length > MOVING_BYTES_MAX ? null : bytes;
}

/** Whether a puzzle can be cut from it. Sides in pixels. */
function isCuttable(width: number, height: number): boolean {
  const shortSide = Math.min(width, height);
  return shortSide >= PICTURE_PIXELS_SHORT_MIN && Math.max(width, height) <= shortSide * PICTURE_ASPECT_MAX;
}

/** Reads an uploaded file, or a part of it, and encodes its pixels. */
export async function reencode(
  file: string,
  crop: Crop | null = null,
  sizes = BOARD_SIZES,
): Promise<ReencodedPicture | Failure> {
  let isPicture = false;
  try {
    const metadata = await openImage(file, 1, UPLOAD_PIXELS_MAX).metadata();
    // The same decoder reads AVIF and other formats of its container.
    if (metadata.format === 'heif' && metadata.compression !== 'av1') return failure('not-a-picture');
    isPicture = true;
    const region = cropRegionOf(metadata, crop);
    const { data, info } = await cropped(openImage(file, 1, UPLOAD_PIXELS_MAX).autoOrient(), region)
      .resize({ width: sizes.still, height: sizes.still, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: WHITE })
      .webp({ quality: PICTURE_QUALITY, effort: PICTURE_EFFORT })
      .toBuffer({ resolveWithObject: true });
    if (!isCuttable(info.width, info.height)) return failure('not-a-picture');
    const moving = await encodeAnimation(file, metadata, region, sizes.moving).catch((error: unknown) => {
      // The movement takes too long to encode: the still is used alone.
      if (failureOf(error, true).code === 'picture-too-large') return null;
      throw error;
    });
    const thumbnail = await sharp(data)
      .resize(COLOUR_COLUMNS, COLOUR_ROWS, { fit: 'fill' })
      .removeAlpha()
      .raw()
      .toBuffer();
    return { ok: true, still: data, width: info.width, height: info.height, colours: encodeColours(thumbnail), moving };
  } catch (error) {
    return failureOf(error, isPicture);
  }
}
