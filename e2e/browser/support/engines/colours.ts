/** Colours of what a test looks at: red, green and blue, each 0 to 255. */
import sharp from 'sharp';
import type { Point } from '#shared/geometry/pose.ts';

/** Side of the square that is looked at. Pixels. */
const SIDE = 8;

/** The mean colour of a picture around a point of it. */
export async function meanColour(picture: Buffer, { x, y }: Point): Promise<readonly number[]> {
  const area = { left: Math.round(x) - SIDE / 2, top: Math.round(y) - SIDE / 2, width: SIDE, height: SIDE };
  // sharp computes statistics of its input, and not of an extracted area: hence two steps.
  const { channels } = await sharp(await sharp(picture).extract(area).png().toBuffer()).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean));
}

/** The largest difference of two colours in any channel. */
export function difference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, channel) => Math.abs(value - (b[channel] ?? 0))));
}
