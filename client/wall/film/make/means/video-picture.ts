/**
 * A frame for an encoder: planes of BT.709 in the limited range, made here. A canvas handed over as it is becomes full range in Chromium,
 * which Firefox and Safari show in wrong colours.
 */
import type { FilmJob } from '../film-job.ts';

/** Half of what is cut off, so that it is rounded: of one pixel; of four, four times as much. */
const HALF = 1 << 15;
/** Of BT.709, limited range, in 65,536ths: red, green, blue. ITU-R BT.709-6, section 3. */
const LUMA = [11_966, 40_254, 4_064] as const;
const BLUE = [-6_596, -22_189, 28_785] as const;
const RED = [28_784, -26_145, -2_639] as const;

/** @param into 1.5 bytes a pixel: the brightness, then blue and red at half the size @param width even, as is `height` */
export function toPlanes(rgba: Uint8ClampedArray, width: number, height: number, into: Uint8Array): void {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  const halfWidth = width / 2;
  const blueStart = width * height;
  const redStart = blueStart + halfWidth * (height / 2);
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let corner = 0; corner < 4; corner += 1) {
        const at = (y + (corner >> 1)) * width + x + (corner & 1);
        // The bytes of a pixel, the lowest first: every processor that runs a browser stores them so.
        const pixel = pixels[at] ?? 0;
        const r = pixel & 255;
        const g = (pixel >> 8) & 255;
        const b = (pixel >> 16) & 255;
        into[at] = 16 + ((LUMA[0] * r + LUMA[1] * g + LUMA[2] * b + HALF) >> 16);
        red += r;
        green += g;
        blue += b;
      }
      const place = (y / 2) * halfWidth + x / 2;
      into[blueStart + place] = 128 + ((BLUE[0] * red + BLUE[1] * green + BLUE[2] * blue + 4 * HALF) >> 18);
      into[redStart + place] = 128 + ((RED[0] * red + RED[1] * green + RED[2] * blue + 4 * HALF) >> 18);
    }
  }
}

/** The painted frame of a job; whoever takes it closes it. */
export function videoFrameOf(job: FilmJob, frame: number): VideoFrame {
  const { width, height, rate } = job;
  const planes = new Uint8Array((width * height * 3) / 2);
  toPlanes(job.pixels(), width, height, planes);
  return new VideoFrame(planes, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    timestamp: Math.round((frame * 1e6) / rate),
    // Safari leaves out the chunk's without it.
    duration: Math.round(1e6 / rate),
    colorSpace: { fullRange: false, matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' },
  });
}
