/**
 * Makes the sheet of frames of a picture that moves on boards. All frames are read at once, at the size in which the sheet has them: reading
 * them one by one starts over for each.
 */
import { setImmediate } from 'node:timers/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import {
  MOTION_DELAY_MS_MAX,
  MOTION_STEP_MS,
  MOVING_BYTES_MAX,
  MOVING_FRAMES_MAX,
  MOVING_PIXELS_IN_MAX,
  MOVING_QUALITY,
  SHEET_FRAMES_MAX,
} from '#server/base/limits.ts';
import { cropped, decoded, openImage, type PicturePart, turned, WHITE } from '#server/pictures/decode.ts';
import type { Sides } from '#server/pictures/picture-rules.ts';
import { type Pace, type PictureMotion, SHEET_GUTTER, sheetSides } from '#shared/picture/motion.ts';
import { turnedSides } from '#shared/picture/orientation.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { FLASH_HEIGHT, FLASH_WIDTH, flashesTooOften } from './flashes.ts';
import { sheetLayout } from './sheet-layout.ts';
import { timetable } from './timetable.ts';

export type MovingPace = Exclude<Pace, 'still'>;

export interface EncodedSheet {
  readonly ok: true;
  readonly pace: MovingPace;
  readonly motion: PictureMotion;
  /** WebP. */
  readonly bytes: Buffer;
}

const CHANNELS = 3;

/** @throws the decoder's errors */
export async function encodeSheet(
  content: Buffer,
  metadata: Metadata,
  part: PicturePart,
  pace: MovingPace,
): Promise<EncodedSheet | Failure> {
  const { pages = 1, width, height, pageHeight = height, delay = [] } = metadata;
  if (pages < 2) return failure('picture-one-frame');
  if (pages > MOVING_FRAMES_MAX || pages * width * pageHeight > MOVING_PIXELS_IN_MAX)
    return failure('picture-too-many-frames');
  const delays = Array.from({ length: pages }, (_, page) => delay[page] ?? 0);
  const limits = { step: MOTION_STEP_MS[pace], framesMax: SHEET_FRAMES_MAX, delayMax: MOTION_DELAY_MS_MAX };
  const entries = timetable(delays, limits);
  const motion = {
    ...sheetLayout(entries.length, part.shown),
    durations: entries.map(({ duration }) => duration),
  };
  const all = await readFrames(content, pages, part, { width: motion.frameWidth, height: motion.frameHeight });
  const frames = entries.flatMap(({ source }) => all[source] ?? []);
  if (frames.length < entries.length) return failure('picture-broken');
  if (await isFlashing(frames, motion)) return failure('picture-flashes');
  const bytes = await encode(frames, motion);
  return bytes.length > MOVING_BYTES_MAX ? failure('picture-too-many-frames') : { ok: true, pace, motion, bytes };
}

/** The frames as RGB pixels, upright. */
async function readFrames(content: Buffer, pages: number, part: PicturePart, sides: Sides): Promise<Buffer[]> {
  const stored = turnedSides(sides, part.orientation);
  const { data } = await cropped(openImage(content, pages, MOVING_PIXELS_IN_MAX), part.region)
    .resize({ ...stored, fit: 'fill' })
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const length = stored.width * stored.height * CHANNELS;
  const frames = Array.from({ length: Math.floor(data.length / length) }, (_, frame) =>
    data.subarray(frame * length, (frame + 1) * length),
  );
  if (part.orientation === 1) return frames;
  return Promise.all(
    frames.map(async (frame) =>
      turned(await decoded(fromPixels(frame, stored)), part.orientation)
        .raw()
        .toBuffer(),
    ),
  );
}

async function isFlashing(frames: readonly Buffer[], motion: PictureMotion): Promise<boolean> {
  const sides = { width: motion.frameWidth, height: motion.frameHeight };
  const examined = await Promise.all(
    frames.map(async (frame, index) => ({
      pixels: await fromPixels(frame, sides).resize(FLASH_WIDTH, FLASH_HEIGHT, { fit: 'fill' }).raw().toBuffer(),
      duration: motion.durations[index] ?? 0,
    })),
  );
  return flashesTooOften(examined);
}

/** Each frame in its cell, with its edge repeated around it. Lets other work of the server go on between two frames. */
async function encode(frames: readonly Buffer[], motion: PictureMotion): Promise<Buffer> {
  const sides = sheetSides(motion);
  const { columns, cellWidth, cellHeight } = motion;
  const sheet = Buffer.alloc(sides.width * sides.height * CHANNELS);
  for (const [index, frame] of frames.entries()) {
    const left = (index % columns) * cellWidth;
    const top = Math.floor(index / columns) * cellHeight;
    for (let y = 0; y < cellHeight; y += 1)
      copyRow(frame, y, motion, sheet.subarray(((top + y) * sides.width + left) * CHANNELS));
    await setImmediate();
  }
  return fromPixels(sheet, sides).webp({ quality: MOVING_QUALITY, effort: 0 }).toBuffer();
}

/** Row `y` of a cell. */
function copyRow(frame: Buffer, y: number, motion: PictureMotion, row: Buffer): void {
  const { cellWidth, frameWidth, frameHeight } = motion;
  const start = clamp(y - SHEET_GUTTER, frameHeight - 1) * frameWidth * CHANNELS;
  const copyPixels = (at: number, from: number, count: number) =>
    frame.copy(row, at * CHANNELS, start + from * CHANNELS, start + (from + count) * CHANNELS);
  copyPixels(SHEET_GUTTER, 0, frameWidth);
  for (let x = 0; x < SHEET_GUTTER; x += 1) copyPixels(x, 0, 1);
  for (let x = SHEET_GUTTER + frameWidth; x < cellWidth; x += 1) copyPixels(x, frameWidth - 1, 1);
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

function fromPixels(pixels: Buffer, { width, height }: Sides): Sharp {
  return sharp(pixels, { raw: { width, height, channels: CHANNELS } });
}
