/** Renders a sample as a WebP picture and its thumbnail. */
import sharp, { type Sharp } from 'sharp';
import { SAMPLE_THUMBNAIL_WIDTH, type SampleId, sampleOf } from '#shared/samples/catalogue.ts';
import { drawScene } from './draw-scene.ts';
import type { Sheet } from './pen/sheet.ts';

const QUALITY = { quality: 72, effort: 6 };

export interface Rendered {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
}

/** The frames of a picture that moves; of every other one its only sheet. */
export function framesOf(id: SampleId): readonly [Sheet, ...Sheet[]] {
  const { frames } = sampleOf(id).motion ?? { frames: 1 };
  return [drawScene(id), ...Array.from({ length: frames - 1 }, (_, index) => drawScene(id, (index + 1) / frames))];
}

/** @param frameMs how long each frame shows, in milliseconds */
export async function render(sheets: readonly [Sheet, ...Sheet[]], frameMs = 0): Promise<Rendered> {
  const [picture, thumbnail] = await Promise.all([
    renderPicture(sheets, frameMs),
    rasterize(sheets[0]).resize({ width: SAMPLE_THUMBNAIL_WIDTH }).webp(QUALITY).toBuffer(),
  ]);
  return { picture, thumbnail };
}

export async function renderPicture(
  [still, ...others]: readonly [Sheet, ...Sheet[]],
  frameMs: number,
): Promise<Buffer> {
  if (others.length === 0) return rasterize(still).webp(QUALITY).toBuffer();
  const frames = await Promise.all([still, ...others].map((sheet) => rasterize(sheet).png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .webp({ ...QUALITY, minSize: true, delay: frames.map(() => frameMs), loop: 0 })
    .toBuffer();
}

/** The sheet's pixels, not encoded. @param density dots an inch: 72 gives a pixel for each of the sheet's, and less is quicker */
export function rasterize(sheet: Sheet, density = 72): Sharp {
  // A scene paints all pixels. A pixel that it leaves out gets this pink.
  return sharp(Buffer.from(sheet.svg()), { density }).flatten({ background: '#ff00ff' });
}
