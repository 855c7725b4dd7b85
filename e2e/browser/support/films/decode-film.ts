/** Decodes a film file apart from the page that made it: MP4 and WebM by the browser's decoder in another page, GIF by sharp. */
import type { Page } from '@playwright/test';
import { BufferSource, EncodedPacketSink, Input, MP4, WEBM } from 'mediabunny';
import sharp from 'sharp';

/** RGB of an opaque picture. */
export interface Still {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface DecodedFilm {
  readonly codec: string;
  readonly frames: number;
  /** Seconds. */
  readonly length: number;
  readonly first: Still;
  readonly last: Still;
}

export function colourAt({ width, height, rgb }: Still, x: number, y: number): readonly number[] {
  const at = (Math.min(height - 1, Math.round(y)) * width + Math.min(width - 1, Math.round(x))) * 3;
  return [...rgb.subarray(at, at + 3)];
}

/** @param page one with a decoder: of an address that counts as secure */
export async function decodeFilm(page: Page, bytes: Buffer): Promise<DecodedFilm> {
  if (bytes.subarray(0, 4).toString() === 'GIF8') return decodeGif(bytes);
  const input = new Input({ source: new BufferSource(new Uint8Array(bytes)), formats: [MP4, WEBM] });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (track === null || config === null || config === undefined) throw new Error('the file has no film');
  const packets: { type: 'key' | 'delta'; timestamp: number; data: string }[] = [];
  for await (const { type, timestamp, data } of new EncodedPacketSink(track).packets())
    packets.push({ type, timestamp: timestamp * 1e6, data: Buffer.from(data).toString('base64') });
  const { codec, description } = config;
  const length = await track.computeDuration();
  input.dispose();
  const described = description === undefined ? null : Buffer.from(description as Uint8Array).toString('base64');
  const decoded = await page.evaluate(decodeInPage, { codec, description: described, packets });
  const still = (base64: string): Still => ({
    ...{ width: decoded.width, height: decoded.height },
    rgb: Buffer.from(base64, 'base64').filter((_, at) => at % 4 !== 3),
  });
  return { codec, frames: decoded.frames, length, first: still(decoded.first), last: still(decoded.last) };
}

interface PacketsInPage {
  readonly codec: string;
  readonly description: string | null;
  readonly packets: readonly { type: 'key' | 'delta'; timestamp: number; data: string }[];
}

/** Runs in the page. */
async function decodeInPage({ codec, description, packets }: PacketsInPage) {
  const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas');
  let frames = 0;
  let failure: unknown = null;
  let first: Uint8ClampedArray | null = null;
  /** The last one: at most one is held. */
  const held: VideoFrame[] = [];
  const read = (frame: VideoFrame) => {
    canvas.width = frame.displayWidth;
    canvas.height = frame.displayHeight;
    context.drawImage(frame, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const decoder = new VideoDecoder({
    output: (frame) => {
      frames += 1;
      first ??= read(frame);
      held.pop()?.close();
      held.push(frame);
    },
    error: (error) => {
      failure = error;
    },
  });
  decoder.configure({ codec, ...(description === null ? {} : { description: bytesOf(description) }) });
  for (const { type, timestamp, data } of packets) {
    decoder.decode(new EncodedVideoChunk({ type, timestamp, data: bytesOf(data) }));
    while (decoder.decodeQueueSize > 8) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await decoder.flush();
  const [last] = held;
  if (failure !== null || first === null || last === undefined) throw new Error(`not decoded: ${failure}`);
  const end = read(last);
  // Chromium complains of a frame that goes without it.
  last.close();
  const base64 = (bytes: Uint8ClampedArray) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };
  return { frames, width: canvas.width, height: canvas.height, first: base64(first), last: base64(end) };
}

async function decodeGif(bytes: Buffer): Promise<DecodedFilm> {
  const { pages = 0, delay = [] } = await sharp(bytes, { animated: true }).metadata();
  const length = delay.reduce((sum, each) => sum + each, 0) / 1_000;
  const [first, last] = [await stillOfGif(bytes, 0), await stillOfGif(bytes, pages - 1)];
  return { codec: 'gif', frames: pages, length, first, last };
}

export async function stillOfGif(bytes: Buffer, frame: number): Promise<Still> {
  const { data, info } = await sharp(bytes, { page: frame }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}
