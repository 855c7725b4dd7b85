import { type WholePicture, wholePicture } from '#client/play/picture/whole-picture.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/** The longer side of a saved picture, at most. Pixels. */
export const SAVED_PX = 1_600;

/** A saved picture is looked at about half as large: names on it are as large as they are read then. */
export const SAVED_RATIO = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a picture to keep: a small picture stays as it is. Pixels. */
export function savedSize({ width, height }: Size): Size {
  const scale = Math.min(1, SAVED_PX / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Draws a picture over the whole canvas. */
export function drawWhole(context: CanvasRenderingContext2D, picture: WholePicture): void {
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, context.canvas.width, context.canvas.height);
}

/** Saves the solved picture with the names of its pieces. */
export async function keepPicture(puzzle: Puzzle, picture: ImageBitmap): Promise<void> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, savedSize(picture));
  const context = watchedContext(canvas, { alpha: false });
  if (context === null) return;
  const longSide = Math.max(canvas.width, canvas.height);
  drawWhole(context, await wholePicture(puzzle, picture, { longSide, shownSide: longSide / SAVED_RATIO }));
  savePicture(canvas);
}

/** Hands a picture out as a file. It holds no name. */
export function savePicture(drawn: HTMLCanvasElement): void {
  drawn.toBlob((blob) => {
    if (blob === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'jogak.jpg';
    link.click();
    // After the browser has begun to read it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }, 'image/jpeg');
}
