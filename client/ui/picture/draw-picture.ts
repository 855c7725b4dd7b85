/** Draws a picture upright on canvases, and encodes what is drawn. */
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { UPLOAD_BYTES_MAX } from '#shared/limits.ts';
import { type Orientation, turnedSides, uprightMatrix } from '#shared/picture/orientation.ts';

/** A decoded picture, not turned yet. */
export interface StoredImage {
  readonly element: HTMLImageElement;
  readonly orientation: Orientation;
}

/** Pixels. */
interface Sides {
  readonly width: number;
  readonly height: number;
}

/** The largest canvas that tablets draw, and the longest side that is sent. Pixels. */
const CANVAS_PIXELS_MAX = 16 * 1024 * 1024;
const SIDE_MAX = 8_192;
const JPEG_QUALITY = 0.92;
/** An encoded picture that is too large is drawn smaller, by this factor, so many times at most. */
const SMALLER = 0.7;
const ATTEMPTS_MAX = 5;
const SAMPLE_SIDE = 64;

/** Null: the browser gives no canvas of this size. @param sides of the upright picture on the canvas */
export function drawUpright({ element, orientation }: StoredImage, sides: Sides): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = sides.width;
  canvas.height = sides.height;
  const context = watchedContext(canvas);
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.setTransform(...uprightMatrix(sides, orientation));
  const { width, height } = turnedSides(sides, orientation);
  context.drawImage(element, 0, 0, width, height);
  context.resetTransform();
  return canvas;
}

/** White, as the server's, behind what is transparent. */
export function paintBackground(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = 'source-over';
}

/** Whether nothing was drawn. A browser decodes a broken file without an error, and draws none of it. */
export function isBlank(canvas: HTMLCanvasElement): boolean {
  const sample = document.createElement('canvas');
  sample.width = SAMPLE_SIDE;
  sample.height = SAMPLE_SIDE;
  const context = sample.getContext('2d', { willReadFrequently: true });
  if (context === null) return true;
  context.drawImage(canvas, 0, 0, SAMPLE_SIDE, SAMPLE_SIDE);
  const { data } = context.getImageData(0, 0, SAMPLE_SIDE, SAMPLE_SIDE);
  return !data.some((value, index) => index % 4 === 3 && value > 0);
}

/** Draws the picture as large as can be sent. Null: the browser cannot encode it. @param full sides of the upright picture */
export async function encodeUpright(
  image: StoredImage,
  full: Sides,
): Promise<({ readonly file: File } & Sides) | null> {
  const fitting = Math.sqrt(CANVAS_PIXELS_MAX / (full.width * full.height));
  let scale = Math.min(1, fitting, SIDE_MAX / Math.max(full.width, full.height));
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1, scale *= SMALLER) {
    const width = Math.max(1, Math.floor(full.width * scale));
    const height = Math.max(1, Math.floor(full.height * scale));
    const canvas = drawUpright(image, { width, height });
    const blob = canvas === null ? null : await encode(canvas);
    if (blob === null) return null;
    if (blob.size <= UPLOAD_BYTES_MAX) {
      const file = new File([blob], 'picture.jpg', { type: 'image/jpeg' });
      return { file, width, height };
    }
  }
  return null;
}

/** Null: the browser cannot, or lets no page read what was drawn. */
async function encode(canvas: HTMLCanvasElement): Promise<Blob | null> {
  paintBackground(canvas);
  try {
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  } catch {
    return null;
  } finally {
    // Frees its memory at once.
    canvas.width = 0;
  }
}
