/** A picture so small that two of them are compared at once: whether a decoded frame is the one that was painted. */

const WIDTH = 32;
const HEIGHT = 18;
/** The mean difference of two sketches of one picture after encoding, at most. Of 255. */
const DIFFERENCE_MAX = 8;
/** A picture whose brightness deviates less than this is of one colour. Of 255. */
const FLAT_DEVIATION = 2;

/** RGBA. */
export function sketchOf(picture: HTMLCanvasElement | HTMLVideoElement | ImageBitmap): Uint8ClampedArray {
  return sketchBy((context) => context.drawImage(picture, 0, 0, WIDTH, HEIGHT));
}

export function sketchBy(draw: (context: CanvasRenderingContext2D, width: number, height: number) => void) {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas');
  context.imageSmoothingQuality = 'high';
  draw(context, WIDTH, HEIGHT);
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

export function isAlike(one: Uint8ClampedArray, other: Uint8ClampedArray): boolean {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  // A fourth of the bytes is opacity, and equal.
  return sum / (one.length * 0.75) <= DIFFERENCE_MAX;
}

/** Nothing is to be seen on it. */
export function isFlat(sketch: Uint8ClampedArray): boolean {
  const greens = Array.from({ length: sketch.length / 4 }, (_, pixel) => sketch[4 * pixel + 1] ?? 0);
  const mean = greens.reduce((sum, each) => sum + each, 0) / greens.length;
  const variance = greens.reduce((sum, each) => sum + (each - mean) ** 2, 0) / greens.length;
  return Math.sqrt(variance) < FLAT_DEVIATION;
}
