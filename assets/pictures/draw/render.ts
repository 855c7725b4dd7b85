/** From marks to pixels: a picture as WebP, and its thumbnail. */
import sharp from 'sharp';
import { SAMPLE_THUMBNAIL_WIDTH } from '../../../shared/samples.ts';
import type { Sheet } from './pen/sheet.ts';

export interface Rendered {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
}

export async function render(sheet: Sheet): Promise<Rendered> {
  // A scene paints all pixels: what shows through would be this pink.
  const pixels = sharp(Buffer.from(sheet.svg())).flatten({ background: '#ff00ff' });
  const [picture, thumbnail] = await Promise.all([
    pixels.clone().webp({ quality: 72, effort: 6 }).toBuffer(),
    pixels.clone().resize({ width: SAMPLE_THUMBNAIL_WIDTH }).webp({ quality: 72, effort: 6 }).toBuffer(),
  ]);
  return { picture, thumbnail };
}
