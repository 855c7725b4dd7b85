/**
 * Re-encodes an uploaded picture: the result has its pixels and nothing else of the file - no location, no camera, no profile, no
 * appended bytes. Only five decoders are enabled, chosen by the file's content and not by its name.
 */
import { readFile } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { retryWhileHeld } from '#server/base/held-files.ts';
import {
  MOVING_BYTES_MAX,
  MOVING_FRAMES_MAX,
  MOVING_PIXELS_IN_MAX,
  MOVING_PIXELS_OUT_MAX,
  MOVING_QUALITY,
  PICTURE_EFFORT,
  PICTURE_QUALITY,
  PICTURE_SECONDS_MAX,
} from '#server/base/limits.ts';
import { UPLOAD_PIXELS_MAX } from '#shared/limits.ts';
import { COLOUR_COLUMNS, COLOUR_ROWS, encodeColours } from '#shared/picture/coarse-colours.ts';
import { type Crop, cropToPixels, type PixelBox } from '#shared/picture/crop.ts';
import { inspectPicture } from '#shared/picture/inspect.ts';
import { type Orientation, storedBox, turnedSides, turnOf } from '#shared/picture/orientation.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { BOARD_RULES, isUsable, type PictureRules, type Sides, stillSides } from './picture-rules.ts';

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

const WHITE = { r: 255, g: 255, b: 255 };

/**
 * What a damaged file still shows is read, as browsers do: an interrupted copy shows its upper part, whole or cropped. Only a file
 * without any pixels is refused.
 */
function openImage(content: Buffer, pages: number, pixels: number): Sharp {
  return sharp(content, { pages, failOn: 'none', limitInputPixels: pixels }).timeout({ seconds: PICTURE_SECONDS_MAX });
}

/** Crops all pages alike. */
function cropped(picture: Sharp, region: PixelBox | null): Sharp {
  return region === null ? picture : picture.extract(region);
}

/** The Failure for a decoder's error. */
function failureOf(error: unknown): Failure {
  const errorMessage = error instanceof Error ? error.message : '';
  return failure(/pixel limit|timeout/i.test(errorMessage) ? 'picture-too-many-pixels' : 'picture-broken');
}

/** Number of frames to keep; 0 for a still picture, and for one so large that not even two frames fit. */
function frameCount({ pages = 1, width, pageHeight, height }: Metadata): number {
  const frame = width * (pageHeight ?? height);
  const frames = Math.min(pages, MOVING_FRAMES_MAX, Math.floor(MOVING_PIXELS_IN_MAX / frame));
  return frames < 2 ? 0 : frames;
}

/** Encodes the moving picture so small that all its frames are within the limits; null when it cannot be kept. */
async function encodeAnimation(
  content: Buffer,
  metadata: Metadata,
  { shown, region }: PicturePart,
  longSideMax: number,
): Promise<Buffer | null> {
  const frames = frameCount(metadata);
  if (frames === 0) return null;
  const { width, height } = shown;
  const fitShare = Math.sqrt(MOVING_PIXELS_OUT_MAX / (frames * width * height));
  const scale = Math.min(1, fitShare, longSideMax / Math.max(width, height));
  const bytes = await cropped(openImage(content, frames, MOVING_PIXELS_IN_MAX), region)
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

/** The part of the picture to keep. */
interface PicturePart {
  /** Sides of the upright part. Pixels. */
  readonly shown: Sides;
  /** The same part of the stored pixels; null for all of them: a decoder that may shrink while it reads is much faster. */
  readonly region: PixelBox | null;
  readonly orientation: Orientation;
}

function partOf(metadata: Metadata, orientation: Orientation, crop: Crop | null): PicturePart {
  const stored = { width: metadata.width, height: metadata.pageHeight ?? metadata.height };
  const upright = turnedSides(stored, orientation);
  if (crop === null) return { shown: upright, region: null, orientation };
  const shown = cropToPixels(crop, upright.width, upright.height);
  return { shown, region: storedBox(shown, upright, orientation), orientation };
}

/** The still, upright. */
async function encodeStill(content: Buffer, part: PicturePart, target: Sides) {
  const { region, orientation } = part;
  const small = cropped(openImage(content, 1, UPLOAD_PIXELS_MAX), region)
    .resize({ ...turnedSides(target, orientation), fit: 'fill' })
    .flatten({ background: WHITE });
  return turned(orientation === 1 ? small : await decoded(small), orientation)
    .webp({ quality: PICTURE_QUALITY, effort: PICTURE_EFFORT })
    .toBuffer();
}

/** The picture as pixels in memory, so that turning it does not hold all of the file's. */
async function decoded(picture: Sharp): Promise<Sharp> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } });
}

/** sharp mirrors before it turns: the stored picture is mirrored so that a quarter turn gives the upright one. */
function turned(picture: Sharp, orientation: Orientation): Sharp {
  const { isTransposed, isMirroredX, isMirroredY } = turnOf(orientation);
  if (!isTransposed) return picture.flop(isMirroredX).flip(isMirroredY);
  return picture.flip(!isMirroredX).flop(isMirroredY).rotate(90);
}

/** Reads an uploaded file, or a part of it, and encodes its pixels. */
export async function reencode(
  file: string,
  crop: Crop | null = null,
  rules: PictureRules = BOARD_RULES,
): Promise<ReencodedPicture | Failure> {
  const content = await retryWhileHeld(() => readFile(file));
  const { format, orientation } = inspectPicture(content);
  if (format === 'heic') return failure('picture-heic');
  if (format === 'other') return failure('not-a-picture');
  try {
    const metadata = await openImage(content, 1, UPLOAD_PIXELS_MAX).metadata();
    // The same decoder reads AVIF and other formats of its container.
    if (metadata.format === 'heif' && metadata.compression !== 'av1') return failure('not-a-picture');
    const part = partOf(metadata, orientation, crop);
    if (!isUsable(part.shown, rules)) return failure('picture-too-narrow');
    const target = stillSides(part.shown, rules);
    const still = await encodeStill(content, part, target);
    const moving = await encodeAnimation(content, metadata, part, rules.movingLong).catch((error: unknown) => {
      // The movement takes too long to encode: the still is used alone.
      if (failureOf(error).code === 'picture-too-many-pixels') return null;
      throw error;
    });
    return { ok: true, still, ...target, colours: await coarseColours(still), moving };
  } catch (error) {
    return failureOf(error);
  }
}

async function coarseColours(still: Buffer): Promise<string> {
  const pixels = await sharp(still).resize(COLOUR_COLUMNS, COLOUR_ROWS, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  return encodeColours(pixels);
}
