/** What a camera reads from a QR code. */
import jsqr from 'jsqr';
import type { Sharp } from 'sharp';

export async function readQr(picture: Sharp): Promise<string | null> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
