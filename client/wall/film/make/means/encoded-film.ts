/** A film by the browser's own encoder (WebCodecs), which pages over plain http do not have in every browser. */
import { EncodedPacket } from 'mediabunny';
import type { FilmJob } from '../film-job.ts';
import { type FilmFile, type PacketWithMeta, writeFilm } from './video-file.ts';
import { videoFrameOf } from './video-picture.ts';

/** H.264 Baseline up to 1280x720 at 30 a second, which everything plays; else VP9 of the level for that size. */
const CODECS = { avc: 'avc1.42E01F', vp9: 'vp09.00.31.08' } as const;
export const FILM_BITS_PER_SECOND = 2_000_000;
/** A player jumps from one such frame to the next. Seconds. */
export const KEY_SECONDS = 4;
/** Frames that wait for the encoder, at most. A frame has 1.4 MB. */
const WAITING_MAX = 4;
/** Chrome before 106 announces nothing: it is looked at this often. Milliseconds. */
const LOOK_MS = 50;

export function hasEncoder(): boolean {
  return 'VideoEncoder' in globalThis && 'VideoFrame' in globalThis;
}

export async function encodedFilm(job: FilmJob, codec: keyof typeof CODECS): Promise<FilmFile> {
  const { width, height, rate, frames } = job;
  const config = { codec: CODECS[codec], width, height, bitrate: FILM_BITS_PER_SECOND, framerate: rate };
  // Asked first of all, it ends a page of WebKitGTK.
  document.createElement('video').canPlayType('video/mp4');
  const { supported } = await VideoEncoder.isConfigSupported(config);
  if (supported !== true) throw new Error(`the browser does not encode ${config.codec}`);
  const packets: PacketWithMeta[] = [];
  let failure: unknown = null;
  const encoder = new VideoEncoder({
    output: (chunk, meta) => packets.push({ packet: EncodedPacket.fromEncodedChunk(chunk), meta }),
    error: (error) => {
      failure = error;
    },
  });
  try {
    encoder.configure(config);
    for (let frame = 0; frame < frames; frame += 1) {
      await job.paint(frame);
      const picture = videoFrameOf(job, frame);
      if (failure === null) encoder.encode(picture, { keyFrame: frame % (rate * KEY_SECONDS) === 0 });
      picture.close();
      while (failure === null && encoder.encodeQueueSize > WAITING_MAX) await encoderStep(encoder);
      if (failure !== null) throw failure;
    }
    await encoder.flush();
    if (failure !== null) throw failure;
  } finally {
    if (encoder.state !== 'closed') encoder.close();
  }
  return writeFilm(codec, packets, rate);
}

function encoderStep(encoder: VideoEncoder): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      encoder.removeEventListener('dequeue', go);
      resolve();
    };
    const timer = setTimeout(go, LOOK_MS);
    encoder.addEventListener('dequeue', go);
  });
}
