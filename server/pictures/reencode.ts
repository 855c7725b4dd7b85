/**
 * Re-encodes an uploaded picture: the result has its pixels and nothing else of the file - no location, no camera, no profile, no
 * appended bytes.
 */
import { readFile } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { retryWhileHeld } from '#server/base/held-files.ts';
import {
  MOVING_BYTES_MAX,
  MOVING_FRAMES_MAX,
  MOVING_PIXELS_IN_MAX,
  MOVING_PIXELS_OUT_MAX,
  MOVING_QUALITY,
  PICTURE_EFFORT,
  PICTURE_QUALITY,
} from '#server/base/limits.ts';
import { UPLOAD_PIXELS_MAX } from '#shared/limits.ts';
import { type CardFile, splitUpload } from '#shared/picture/card-files.ts';
import { COLOUR_COLUMNS, COLOUR_ROWS, encodeColours } from '#shared/picture/coarse-colours.ts';
import type { Crop } from '#shared/picture/crop.ts';
import { inspectPicture } from '#shared/picture/inspect.ts';
import type { Pace } from '#shared/picture/motion.ts';
import { turnedSides } from '#shared/picture/orientation.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { cropped, decoded, openImage, type PicturePart, partOf, turned, WHITE } from './decode.ts';
import { encodeCardSheet } from './motion/card-sheet.ts';
import { type EncodedSheet, encodeSheet, type MovingPace } from './motion/motion-sheet.ts';
import { BOARD_RULES, isUsable, type PictureRules, type Sides, stillSides } from './picture-rules.ts';

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
  /** The frames that boards show; null: they show the still. */
  readonly sheet: EncodedSheet | null;
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

/**
 * Reads an uploaded file, or a part of it, and encodes its pixels.
 * @param pace how it is to move on boards; else it is refused
 * @param cards whose moving pictures follow the contact sheet in the file; none: the file is one picture
 */
export async function reencode(
  file: string,
  crop: Crop | null = null,
  rules: PictureRules = BOARD_RULES,
  pace: Pace = 'still',
  cards: readonly CardFile[] = [],
): Promise<ReencodedPicture | Failure> {
  const upload = splitUpload(await retryWhileHeld(() => readFile(file)), cards);
  if (upload === null) return failure('picture-broken');
  const { contactSheet: content, files } = upload;
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
    const sheet = pace === 'still' ? null : await encodeFrames(cards, files, { content, metadata, part }, pace);
    if (sheet?.ok === false) return sheet;
    const moving = await encodeAnimation(content, metadata, part, rules.movingLong).catch((error: unknown) => {
      // The movement takes too long to encode: the still is used alone.
      if (failureOf(error).code === 'picture-too-many-pixels') return null;
      throw error;
    });
    return { ok: true, still, ...target, colours: await coarseColours(still), moving, sheet };
  } catch (error) {
    return failureOf(error);
  }
}

interface OpenedPicture {
  readonly content: Buffer;
  readonly metadata: Metadata;
  readonly part: PicturePart;
}

/** The sheet of the cards' pictures, or of the picture where there are none. */
function encodeFrames(
  cards: readonly CardFile[],
  files: readonly Buffer[],
  { content, metadata, part }: OpenedPicture,
  pace: MovingPace,
): Promise<EncodedSheet | Failure> {
  if (cards.length === 0) return encodeSheet(content, metadata, part, pace);
  return encodeCardSheet(
    files.map((file, index) => ({ card: cards[index]?.[0] ?? index, content: file })),
    pace,
  );
}

async function coarseColours(still: Buffer): Promise<string> {
  const pixels = await sharp(still).resize(COLOUR_COLUMNS, COLOUR_ROWS, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  return encodeColours(pixels);
}
