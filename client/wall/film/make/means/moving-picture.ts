/**
 * A film as a GIF, which every browser makes: smaller, of 255 colours for the whole of it. A frame holds only what differs from the one
 * before.
 */
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { FilmJob } from '../film-job.ts';
import type { FilmFile } from './video-file.ts';

const COLOURS = 255;
/** What stays as it was. */
const UNCHANGED = COLOURS;
/** Colours are chosen by each so many pixels of three frames. */
const PIXEL_STEP = 3;

export async function movingPicture(job: FilmJob): Promise<FilmFile> {
  const { width, height, rate, frames } = job;
  const palette = await paletteOf(job);
  const gif = GIFEncoder();
  let before: Uint8Array | null = null;
  for (let frame = 0; frame < frames; frame += 1) {
    await job.paint(frame);
    const colours = applyPalette(job.pixels(), palette);
    const changed = before === null ? colours : changedOf(colours, before);
    gif.writeFrame(changed, width, height, {
      ...(before === null ? { palette: [...palette, [0, 0, 0]] } : {}),
      transparent: true,
      transparentIndex: UNCHANGED,
      delay: 1_000 / rate,
      repeat: 0,
      dispose: 1,
    });
    before = colours;
  }
  gif.finish();
  return { kind: 'gif', blob: new Blob([gif.bytes()], { type: 'image/gif' }) };
}

/** Of the first, the middle and the last frame. */
async function paletteOf(job: FilmJob): Promise<ReturnType<typeof quantize>> {
  const samples: number[] = [];
  for (const frame of [0, job.frames >> 1, job.frames - 1]) {
    await job.glance(frame);
    const pixels = new Uint32Array(job.pixels().buffer);
    for (let at = 0; at < pixels.length; at += PIXEL_STEP) samples.push(pixels[at] ?? 0);
  }
  return quantize(new Uint8ClampedArray(Uint32Array.from(samples).buffer), COLOURS);
}

function changedOf(colours: Uint8Array, before: Uint8Array): Uint8Array {
  return colours.map((colour, at) => (colour === before[at] ? UNCHANGED : colour));
}
