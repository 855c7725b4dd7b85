/** From marks to pixels: a picture as WebP, and its thumbnail. */
import sharp, { type Sharp } from 'sharp';
import { SAMPLE_THUMBNAIL_WIDTH } from '../../../shared/samples.ts';
import type { Sheet } from './pen/sheet.ts';

export interface Rendered {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
}

/** All pixels are painted: what shows through would be this pink. */
export function pixelsOf(sheet: Sheet): Sharp {
  return sharp(Buffer.from(sheet.svg())).flatten({ background: '#ff00ff' });
}

export async function render(sheet: Sheet): Promise<Rendered> {
  const pixels = pixelsOf(sheet);
  const [picture, thumbnail] = await Promise.all([
    pixels.clone().webp({ quality: 72, effort: 6 }).toBuffer(),
    pixels.clone().resize({ width: SAMPLE_THUMBNAIL_WIDTH }).webp({ quality: 72, effort: 6 }).toBuffer(),
  ]);
  return { picture, thumbnail };
}
