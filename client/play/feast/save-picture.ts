/** The longer side of a saved picture, at most. Pixels. */
export const SAVED_PX = 1_600;

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
export function drawWhole(context: CanvasRenderingContext2D, picture: ImageBitmap): void {
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, context.canvas.width, context.canvas.height);
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
