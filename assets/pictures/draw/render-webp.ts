/** Renders a sheet as a WebP picture and its thumbnail. */
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

/** The sheet's pixels, not encoded. @param density dots an inch: 72 gives a pixel for each of the sheet's, and less is quicker */
export function rasterize(sheet: Sheet, density = 72): Sharp {
  // A scene paints all pixels. A pixel that it leaves out gets this pink.
  return sharp(Buffer.from(sheet.svg()), { density }).flatten({ background: '#ff00ff' });
}
