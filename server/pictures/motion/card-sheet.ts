/**
 * Makes the sheet of frames of moving pictures on cards: all go by one timetable, and each frame has a cell for each picture. A picture
 * lies whole in a white square, as on the contact sheet.
 */
import type { Metadata } from 'sharp';
import {
  CARD_CELLS_MAX,
  CARD_FRAMES_MIN,
  CARD_PIXELS_MAX,
  MOTION_DELAY_MS_MAX,
  MOTION_STEP_MS,
  MOVING_BYTES_MAX,
  MOVING_PIXELS_IN_MAX,
  SHEET_FRAMES_MAX,
} from '#server/base/limits.ts';
import { openImage, partOf } from '#server/pictures/decode.ts';
import type { Sides } from '#server/pictures/picture-rules.ts';
import { UPLOAD_PIXELS_MAX } from '#shared/limits.ts';
import { inspectPicture } from '#shared/picture/inspect.ts';
import { type Failure, failure } from '#shared/protocol/errors.ts';
import { FLASH_HEIGHT, FLASH_WIDTH, flashesTooOften } from './flashes.ts';
import { jointTimetable } from './joint-timetable.ts';
import { type EncodedSheet, type MovingPace, readFrames } from './motion-sheet.ts';
import { sheetLayout } from './sheet-layout.ts';
import { CHANNELS, encodeFrames, fromPixels, isFlashing } from './sheet-pixels.ts';
import { type SourceFrames, sourceFrames } from './source-frames.ts';
import { shownDelays } from './timetable.ts';

/** A moving picture, and its place on the contact sheet. */
export interface MovingCard {
  readonly card: number;
  readonly content: Buffer;
}

interface OpenedCard extends MovingCard {
  readonly metadata: Metadata;
  readonly source: SourceFrames;
}

/** @param cards ascending, at least one @throws the decoder's errors */
export async function encodeCardSheet(cards: readonly MovingCard[], pace: MovingPace): Promise<EncodedSheet | Failure> {
  const opened: OpenedCard[] = [];
  for (const card of cards) {
    const next = await openCard(card);
    if ('ok' in next) return { ...next, cards: [card.card] };
    opened.push(next);
  }
  if (opened.reduce((sum, { source: { pixels } }) => sum + pixels, 0) > MOVING_PIXELS_IN_MAX)
    return failure('picture-too-many-frames');
  const entries = jointTimetable(
    opened.map(({ source: { delays } }) => shownDelays(delays, MOTION_DELAY_MS_MAX)),
    { step: MOTION_STEP_MS[pace], framesMax: framesMax(cards.length) },
  );
  const durations = entries.map(({ duration }) => duration);
  const layout = sheetLayout(entries.length * cards.length, { width: CARD_PIXELS_MAX, height: CARD_PIXELS_MAX });
  const byCard: Buffer[][] = [];
  const flashing: number[] = [];
  for (const [at, card] of opened.entries()) {
    const sources = entries.map(({ sources: each }) => each[at] ?? 0);
    const frames = await squareFrames(card, sources, layout.frameWidth);
    if (frames.length < entries.length) return failure('picture-broken', { cards: [card.card] });
    // A page may show this card alone, as large as its screen.
    if (await isFlashing(frames, layout, durations)) flashing.push(card.card);
    byCard.push(frames);
  }
  if (flashing.length > 0) return failure('picture-flashes', { cards: flashing });
  const together = await flashingTogether(byCard, layout.frameWidth, durations);
  if (together.length > 0)
    return failure('pictures-flash', { cards: together.flatMap((at) => opened[at]?.card ?? []) });
  const motion = { ...layout, durations, cards: cards.map(({ card }) => card) };
  const cells = entries.flatMap((_, frame) => byCard.flatMap((frames) => frames[frame] ?? []));
  const bytes = await encodeFrames(cells, motion);
  return bytes.length > MOVING_BYTES_MAX ? failure('picture-too-many-frames') : { ok: true, pace, motion, bytes };
}

/** How many frames a sheet of so many pictures has. */
function framesMax(cards: number): number {
  return Math.max(CARD_FRAMES_MIN, Math.min(SHEET_FRAMES_MAX, Math.floor(CARD_CELLS_MAX / cards)));
}

async function openCard(card: MovingCard): Promise<OpenedCard | Failure> {
  const { format, isMoving } = inspectPicture(card.content);
  if (format === 'other') return failure('not-a-picture');
  if (!isMoving) return failure('picture-one-frame');
  const metadata = await openImage(card.content, 1, UPLOAD_PIXELS_MAX).metadata();
  const source = sourceFrames(metadata);
  return source.ok ? { ...card, metadata, source } : source;
}

/** The frames that show, as RGB pixels. Of a file that is cut off there may be fewer. */
async function squareFrames(card: OpenedCard, sources: readonly number[], side: number): Promise<Buffer[]> {
  const part = partOf(card.metadata, 1, null);
  const scale = side / Math.max(part.shown.width, part.shown.height);
  const sides = {
    width: Math.max(1, Math.round(part.shown.width * scale)),
    height: Math.max(1, Math.round(part.shown.height * scale)),
  };
  const frames = await readFrames(card.content, card.source.delays.length, part, sides);
  const squares = new Map<number, Buffer>();
  return sources.flatMap((source) => {
    const frame = frames[source];
    if (frame === undefined) return [];
    const square = squares.get(source) ?? squareOf(frame, sides, side);
    squares.set(source, square);
    return [square];
  });
}

/** In the middle of a white square. */
function squareOf(frame: Buffer, { width, height }: Sides, side: number): Buffer {
  const square = Buffer.alloc(side * side * CHANNELS, 255);
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  for (let y = 0; y < height; y += 1)
    frame.copy(square, ((top + y) * side + left) * CHANNELS, y * width * CHANNELS, (y + 1) * width * CHANNELS);
  return square;
}

/**
 * Which pictures flash too often beside each other, where each by itself does not: as few as still do, where the others show their first
 * frame. Empty: they do not. O(pictures) examinations, and one where they do not flash.
 */
async function flashingTogether(
  byCard: readonly (readonly Buffer[])[],
  side: number,
  durations: readonly number[],
): Promise<readonly number[]> {
  const columns = Math.ceil(Math.sqrt(byCard.length));
  const rows = Math.ceil(byCard.length / columns);
  const cell = { width: Math.floor(FLASH_WIDTH / columns), height: Math.floor(FLASH_HEIGHT / rows) };
  const small: Buffer[][] = [];
  for (const frames of byCard)
    small.push(
      await Promise.all(
        frames.map((frame) =>
          fromPixels(frame, { width: side, height: side })
            .resize({ ...cell, fit: 'fill' })
            .raw()
            .toBuffer(),
        ),
      ),
    );
  /** All beside each other. */
  const examined = (moving: readonly number[], at: number) => {
    const pixels = Buffer.alloc(FLASH_WIDTH * FLASH_HEIGHT * CHANNELS, 255);
    for (const [card, frames] of small.entries()) {
      const left = (card % columns) * cell.width;
      const top = Math.floor(card / columns) * cell.height;
      const frame = frames[moving.includes(card) ? at : 0];
      if (frame === undefined) continue;
      for (let y = 0; y < cell.height; y += 1)
        frame.copy(
          pixels,
          ((top + y) * FLASH_WIDTH + left) * CHANNELS,
          y * cell.width * CHANNELS,
          (y + 1) * cell.width * CHANNELS,
        );
    }
    return pixels;
  };
  const areFlashing = (moving: readonly number[]) =>
    flashesTooOften(durations.map((duration, at) => ({ pixels: examined(moving, at), duration })));
  let flashing = [...byCard.keys()];
  if (flashing.length < 2 || !(await areFlashing(flashing))) return [];
  for (const card of byCard.keys()) {
    const others = flashing.filter((each) => each !== card);
    if (await areFlashing(others)) flashing = others;
  }
  return flashing;
}
