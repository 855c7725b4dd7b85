/** From marks to pixels: a picture as WebP, and its thumbnail. */
import sharp from 'sharp';
import { SAMPLE_THUMBNAIL_WIDTH } from '../../../shared/samples.ts';
import type { Sheet } from './pen/sheet.ts';

const QUALITY = { quality: 72, effort: 6 };

export interface Rendered {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
}

/** The picture alone, without its thumbnail. */
export async function renderPicture(sheet: Sheet): Promise<Buffer> {
  return pixelsOf(sheet).webp(QUALITY).toBuffer();
}

export async function render(sheet: Sheet): Promise<Rendered> {
  const [picture, thumbnail] = await Promise.all([
    renderPicture(sheet),
    pixelsOf(sheet).resize({ width: SAMPLE_THUMBNAIL_WIDTH }).webp(QUALITY).toBuffer(),
  ]);
  return { picture, thumbnail };
}

function pixelsOf(sheet: Sheet) {
  // A scene paints all pixels: what shows through would be this pink.
  return sharp(Buffer.from(sheet.svg())).flatten({ background: '#ff00ff' });
}
