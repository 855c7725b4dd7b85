/** A picture of upright stripes, each of a colour of its own: what shows at a place tells how far across it is. */
import sharp from 'sharp';

export const STRIPES = 16;

export function stripeColour(stripe: number): readonly number[] {
  return [(stripe * 67 + 20) % 256, (stripe * 131 + 90) % 256, (stripe * 199 + 160) % 256];
}

/** PNG. */
export function stripedPicture(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1)
    pixels.set(stripeColour(Math.floor(((at % width) * STRIPES) / width)), at * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
