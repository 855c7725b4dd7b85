/** A sheet of frames that tests draw: red and green give the place in the picture, and blue the frame. */
import { type PictureMotion, SHEET_GUTTER, sheetSides } from '#shared/picture/motion.ts';

export const MOTION: PictureMotion = {
  columns: 2,
  frameWidth: 504,
  frameHeight: 328,
  cellWidth: 512,
  cellHeight: 336,
  durations: [100, 150, 200, 250],
};

/** Blue of a frame, 0..255. */
export const blueOf = (frame: number): number => 40 + frame * 60;

export async function paintSheet(motion: PictureMotion): Promise<ImageBitmap> {
  const { columns, frameWidth, frameHeight, cellWidth, cellHeight, durations } = motion;
  const { width, height } = sheetSides(motion);
  const sheet = new ImageData(width, height);
  for (const frame of durations.keys()) {
    const left = (frame % columns) * cellWidth;
    const top = Math.floor(frame / columns) * cellHeight;
    for (let y = 0; y < cellHeight; y += 1)
      for (let x = 0; x < cellWidth; x += 1) {
        const share = (at: number, side: number) => Math.min(1, Math.max(0, (at - SHEET_GUTTER) / (side - 1)));
        const pixel = [share(x, frameWidth) * 255, share(y, frameHeight) * 255, blueOf(frame), 255];
        sheet.data.set(pixel, ((top + y) * width + left + x) * 4);
      }
  }
  return createImageBitmap(sheet);
}
