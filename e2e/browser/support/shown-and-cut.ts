/** Compares what a page shows of a chosen file with what the server cuts from what the page sends, whole and cropped. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import type { ShownPicture } from '#e2e/browser/support/harness/picture-harness.ts';
import { CHAT_RULES } from '#server/pictures/picture-rules.ts';
import { reencode } from '#server/pictures/reencode.ts';
import type { Crop } from '#shared/picture/crop.ts';

// The server's reader lets through what it takes alone; other tests of this process draw theirs as SVG.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });

/** No quarter of it is whole, so that a wrong turn is seen in it, too. */
export const CROP: Crop = { x: 3_000, y: 1_000, width: 6_000, height: 5_500 };
/** The side of a sample of what is shown. Pixels. */
export const SAMPLE_SIDE = 12;
/** Decoders and encoders round colours, and places at an edge between two mix. Mean over all places, of 255. */
export const DIFFERENCE_MAX = 6;

/**
 * How much the cut differs from what is shown, whole or cropped: the larger one. The chat's rules cut every shape.
 * @param folder for what the page sends in place of the file
 */
export async function differenceFromCut(chosen: string, shown: ShownPicture, folder: string): Promise<number> {
  const sent = shown.redrawn === null ? chosen : join(folder, 'sent');
  if (shown.redrawn !== null) await writeFile(sent, Buffer.from(shown.redrawn, 'base64'));
  const differences: number[] = [];
  for (const [crop, expected] of [
    [null, shown.whole],
    [CROP, shown.cropped],
  ] as const) {
    const cut = await reencode(sent, crop, CHAT_RULES);
    if (!cut.ok) throw new Error(`the server refuses what the page shows: ${cut.code}`);
    const { exif, orientation } = await sharp(cut.still).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
    differences.push(difference(await sampleOf(cut.still), expected));
  }
  return Math.max(...differences);
}

/** Means over equal parts of the picture, as the harness takes them. */
async function sampleOf(picture: Buffer): Promise<number[]> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const sums = new Float64Array(SAMPLE_SIDE * SAMPLE_SIDE * 3);
  const counts = new Float64Array(SAMPLE_SIDE * SAMPLE_SIDE);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const place = Math.floor((y * SAMPLE_SIDE) / height) * SAMPLE_SIDE + Math.floor((x * SAMPLE_SIDE) / width);
      counts[place] = (counts[place] ?? 0) + 1;
      for (let part = 0; part < 3; part += 1)
        sums[place * 3 + part] = (sums[place * 3 + part] ?? 0) + (data[(y * width + x) * channels + part] ?? 0);
    }
  return [...sums].map((sum, index) => Math.round(sum / Math.max(1, counts[Math.floor(index / 3)] ?? 0)));
}

function difference(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}
