/** Runs in picture-harness.html: reads the chosen file as the new-class page does, and returns what is shown and what is sent. */
import { cropPicture, openPicture } from '#client/pages/new-class/picture/chosen-picture.ts';
import type { Crop } from '#shared/picture/crop.ts';

export interface ShownPicture {
  readonly width: number;
  readonly height: number;
  /** RGB of side x side places, by rows: of the whole picture, and of its crop. */
  readonly whole: readonly number[];
  readonly cropped: readonly number[];
  /** What the page sends in place of the file, in base64; null: the file itself. */
  readonly redrawn: string | null;
}

declare global {
  interface Window {
    /** The code of a refusal, or what is shown. */
    readPictureInput(crop: Crop, side: number): Promise<string | ShownPicture>;
  }
}

window.readPictureInput = async (crop, side) => {
  const file = document.querySelector('input')?.files?.[0];
  if (file === undefined) throw new Error('no file was chosen');
  const opened = await openPicture(file);
  if (typeof opened === 'string') return opened;
  const { source, width, height, preview } = opened;
  const redrawn = source instanceof File && source !== file ? await base64Of(source) : null;
  return {
    width,
    height,
    whole: sample(preview, side),
    cropped: sample(cropPicture(opened, crop).preview, side),
    redrawn,
  };
};

/** Means over equal parts of the picture. */
function sample(canvas: HTMLCanvasElement, side: number): number[] {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas');
  const { width, height } = canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const sums = new Float64Array(side * side * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const place = Math.floor((y * side) / height) * side + Math.floor((x * side) / width);
      const pixel = (y * width + x) * 4;
      for (let part = 0; part < 3; part += 1)
        sums[place * 4 + part] = (sums[place * 4 + part] ?? 0) + (data[pixel + part] ?? 0);
      sums[place * 4 + 3] = (sums[place * 4 + 3] ?? 0) + 1;
    }
  return Array.from({ length: side * side * 3 }, (_, index) => {
    const place = Math.floor(index / 3);
    return Math.round((sums[place * 4 + (index % 3)] ?? 0) / Math.max(1, sums[place * 4 + 3] ?? 0));
  });
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
