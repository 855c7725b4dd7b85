/** Compares what elements of a page show. */
import { expect, type Locator } from '@playwright/test';
import sharp from 'sharp';

/** Channels may differ by this much: software rasterizers round. */
const CHANNEL_TOLERANCE = 16;
/** Fewer colours are a blank sheet with a border. */
const COLOURS_MIN = 12;

export interface Shown {
  readonly element: Locator;
  /** RGB, row by row. */
  readonly pixels: Buffer;
}

/** Empty if the element is not there, or goes away meanwhile. */
async function pixelsOf(element: Locator): Promise<Buffer> {
  if ((await element.count()) === 0) return Buffer.alloc(0);
  const png = await element.screenshot({ animations: 'disabled' }).catch(() => null);
  return png === null ? Buffer.alloc(0) : sharp(png).removeAlpha().raw().toBuffer();
}

function countColours(pixels: Buffer): number {
  const colours = new Set<number>();
  for (let at = 0; at < pixels.length; at += 3) colours.add(pixels.readUIntBE(at, 3) & 0xf0f0f0);
  return colours.size;
}

/** Share of the pixels that differ, 0..1; 1 if the sizes do. */
export function differingShare(before: Buffer, after: Buffer): number {
  if (before.length !== after.length) return 1;
  let differing = 0;
  for (let at = 0; at < before.length; at += 3) {
    const isDifferent = [0, 1, 2].some(
      (channel) => Math.abs((before[at + channel] ?? 0) - (after[at + channel] ?? 0)) > CHANNEL_TOLERANCE,
    );
    if (isDifferent) differing += 1;
  }
  return differing / (before.length / 3);
}

/** What an element shows once it shows a picture, and that no longer changes. */
export async function settled(element: Locator): Promise<Shown> {
  let pixels = Buffer.alloc(0);
  await expect
    .poll(async () => {
      const before = pixels;
      pixels = Buffer.from(await pixelsOf(element));
      return countColours(pixels) >= COLOURS_MIN && differingShare(before, pixels) === 0;
    })
    .toBe(true);
  return { element, pixels };
}

/** Waits until the element shows the same again. */
export async function expectShown(name: string, { element, pixels }: Shown): Promise<void> {
  await expect.poll(async () => differingShare(pixels, await pixelsOf(element)), name).toBeLessThan(0.005);
}
