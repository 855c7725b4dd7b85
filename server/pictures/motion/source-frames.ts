/** The frames of a moving picture's file: what no sheet can be made of is refused, before a frame is decoded. */
import type { Metadata } from 'sharp';
import { MOVING_FRAMES_MAX, MOVING_PIXELS_IN_MAX } from '#server/base/limits.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';

export interface SourceFrames {
  readonly ok: true;
  /** Of each frame, as the file says it. Milliseconds. */
  readonly delays: readonly number[];
  /** Of all frames together. */
  readonly pixels: number;
}

export function sourceFrames({
  pages = 1,
  width,
  height,
  pageHeight = height,
  delay = [],
}: Metadata): SourceFrames | Failure {
  if (pages < 2) return failure('picture-one-frame');
  const pixels = pages * width * pageHeight;
  if (pages > MOVING_FRAMES_MAX || pixels > MOVING_PIXELS_IN_MAX) return failure('picture-too-many-frames');
  return { ok: true, delays: Array.from({ length: pages }, (_, page) => delay[page] ?? 0), pixels };
}
