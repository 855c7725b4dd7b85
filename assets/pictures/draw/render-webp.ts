/** From marks to pixels: a picture as WebP, and its thumbnail. */
import sharp, { type Sharp } from 'sharp';
import { SAMPLE_THUMBNAIL_WIDTH } from '#shared/samples/catalogue.ts';
import type { Sheet } from './pen/sheet.ts';

const QUALITY = { quality: 72, effort: 6 };

export interface Rendered {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
}

export async function render(sheet: Sheet): Promise<Rendered> {
  const [picture, thumbnail] = await Promise.all([
    rasterize(sheet).webp(QUALITY).toBuffer(),
    rasterize(sheet).resize({ width: SAMPLE_THUMBNAIL_WIDTH }).webp(QUALITY).toBuffer(),
  ]);
  return { picture, thumbnail };
}

/** Its pixels, not packed. @param density dots an inch: 72 draws a pixel for each of the sheet's, and less is soon done */
export function rasterize(sheet: Sheet, density = 72): Sharp {
  // A scene paints all pixels: what shows through would be this pink.
  return sharp(Buffer.from(sheet.svg()), { density }).flatten({ background: '#ff00ff' });
}
