/** Draws the pictures of cards: each in a square of its own, and all of them onto the one photo that the class gets. */
import { contactCell, contactSheet } from '#shared/puzzle/kinds/cards/cards.ts';

/** Side of a picture in the page's memory, and longest side of the photo. Pixels. */
const PICTURE_SIDE = 512;
const PHOTO_SIDE = 2_048;
const JPEG_QUALITY = 0.92;

/** The whole picture in the middle of a white square. Null: this page can draw no more. */
export function squareOf(picture: HTMLCanvasElement): HTMLCanvasElement | null {
  const [canvas, context] = whiteCanvas(PICTURE_SIDE, PICTURE_SIDE);
  if (context === null) return null;
  const scale = PICTURE_SIDE / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, (PICTURE_SIDE - width) / 2, (PICTURE_SIDE - height) / 2, width, height);
  return canvas;
}

export interface DrawnContactSheet {
  readonly canvas: HTMLCanvasElement;
  readonly file: File;
}

/** Null: this page can draw or encode no more. @param squares of one size, in the order of the cards */
export async function drawContactSheet(squares: readonly HTMLCanvasElement[]): Promise<DrawnContactSheet | null> {
  const sheet = contactSheet(squares.length);
  const side = Math.min(PICTURE_SIDE, Math.floor(PHOTO_SIDE / sheet.columns));
  const [canvas, context] = whiteCanvas(sheet.columns * side, sheet.rows * side);
  if (context === null) return null;
  for (const [index, square] of squares.entries()) {
    const { column, row } = contactCell(sheet, index);
    context.drawImage(square, column * side, row * side, side, side);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  return blob === null ? null : { canvas, file: new File([blob], 'cards.jpg', { type: blob.type }) };
}

/** In the processor's memory: it outlives the graphics process. */
function whiteCanvas(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context !== null) {
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  return [canvas, context];
}
