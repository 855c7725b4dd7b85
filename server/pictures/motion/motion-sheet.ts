/**
 * Makes the sheet of frames of a picture that moves on boards. All frames are read at once, at the size in which the sheet has them: reading
 * them one by one starts over for each.
 */
import type { Metadata } from 'sharp';
import {
  MOTION_DELAY_MS_MAX,
  MOTION_STEP_MS,
  MOVING_BYTES_MAX,
  MOVING_PIXELS_IN_MAX,
  SHEET_FRAMES_MAX,
} from '#server/base/limits.ts';
import { cropped, decoded, openImage, type PicturePart, turned, WHITE } from '#server/pictures/decode.ts';
import type { Sides } from '#server/pictures/picture-rules.ts';
import type { Pace, PictureMotion } from '#shared/picture/motion.ts';
import { turnedSides } from '#shared/picture/orientation.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { sheetLayout } from './sheet-layout.ts';
import { CHANNELS, encodeFrames, fromPixels, isFlashing } from './sheet-pixels.ts';
import { sourceFrames } from './source-frames.ts';
import { timetable } from './timetable.ts';

export type MovingPace = Exclude<Pace, 'still'>;

export interface EncodedSheet {
  readonly ok: true;
  readonly pace: MovingPace;
  readonly motion: PictureMotion;
  /** WebP. */
  readonly bytes: Buffer;
}

/** @throws the decoder's errors */
export async function encodeSheet(
  content: Buffer,
  metadata: Metadata,
  part: PicturePart,
  pace: MovingPace,
): Promise<EncodedSheet | Failure> {
  const source = sourceFrames(metadata);
  if (!source.ok) return source;
  const { delays } = source;
  const limits = { step: MOTION_STEP_MS[pace], framesMax: SHEET_FRAMES_MAX, delayMax: MOTION_DELAY_MS_MAX };
  const entries = timetable(delays, limits);
  const motion = {
    ...sheetLayout(entries.length, part.shown),
    durations: entries.map(({ duration }) => duration),
  };
  const all = await readFrames(content, delays.length, part, { width: motion.frameWidth, height: motion.frameHeight });
  const frames = entries.flatMap(({ source }) => all[source] ?? []);
  if (frames.length < entries.length) return failure('picture-broken');
  if (await isFlashing(frames, motion, motion.durations)) return failure('picture-flashes');
  const bytes = await encodeFrames(frames, motion);
  return bytes.length > MOVING_BYTES_MAX ? failure('picture-too-many-frames') : { ok: true, pace, motion, bytes };
}

/** The frames as RGB pixels, upright. @param sides of each, when it is upright */
export async function readFrames(content: Buffer, pages: number, part: PicturePart, sides: Sides): Promise<Buffer[]> {
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
