/** The pixels of frames: examined for flashes, and put on their sheet. */
import { setImmediate } from 'node:timers/promises';
import sharp, { type Sharp } from 'sharp';
import { MOVING_QUALITY } from '#server/base/limits.ts';
import type { Sides } from '#server/pictures/picture-rules.ts';
import { type PictureMotion, SHEET_GUTTER, sheetSides } from '#shared/picture/motion.ts';
import { FLASH_HEIGHT, FLASH_WIDTH, flashesTooOften } from './flashes.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** Of a pixel: red, green and blue. */
export const CHANNELS = 3;

/** Whether a picture flashes too often. @param durations of its frames, milliseconds */
export async function isFlashing(
  frames: readonly Buffer[],
  { frameWidth: width, frameHeight: height }: SheetLayout,
  durations: readonly number[],
): Promise<boolean> {
  const examined = await Promise.all(
    frames.map(async (frame, index) => ({
      pixels: await fromPixels(frame, { width, height })
        .resize(FLASH_WIDTH, FLASH_HEIGHT, { fit: 'fill' })
        .raw()
        .toBuffer(),
      duration: durations[index] ?? 0,
    })),
  );
  return flashesTooOften(examined);
}

/** WebP: each frame in its cell, with its edge repeated around it. Lets other work of the server go on between two frames. */
export async function encodeFrames(frames: readonly Buffer[], motion: PictureMotion): Promise<Buffer> {
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

export function fromPixels(pixels: Buffer, { width, height }: Sides): Sharp {
  return sharp(pixels, { raw: { width, height, channels: CHANNELS } });
}
