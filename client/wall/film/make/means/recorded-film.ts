/**
 * Films by the browser's recorder, for pages over plain http. Chromium's takes made frames as fast as they come; others record a canvas in
 * the time that the film takes. What is recorded is written once more, with the times that the frames should have.
 */

import type { FilmJob } from '../film-job.ts';
import { pause } from '../task.ts';
import { FILM_BITS_PER_SECOND, KEY_SECONDS } from './encoded-film.ts';
import { type FilmFile, rewriteFilm } from './video-file.ts';
import { videoFrameOf } from './video-picture.ts';

/** The first that the browser knows: H.264 comes first, since VP8 loses frames on a busy machine. */
const TYPES = [
  'video/mp4;codecs=avc1.42E01F',
  'video/webm;codecs=h264',
  'video/webm;codecs=vp9',
  'video/mp4',
  'video/webm;codecs=vp8',
];
/** The recorder loses frames that come closer: at least so far apart, and as far as one takes to be painted. Milliseconds. */
const APART_MS = 10;

/** Chromium alone, also over plain http. */
export function hasMadeTrack(): boolean {
  return ['MediaRecorder', 'MediaStreamTrackGenerator', 'VideoFrame'].every((each) => each in globalThis);
}

export function hasRecorder(): boolean {
  return 'MediaRecorder' in globalThis && 'captureStream' in HTMLCanvasElement.prototype;
}

export async function madeTrackFilm(job: FilmJob): Promise<FilmFile> {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  let paintedFrom = performance.now();
  return recordedFilm(job, new MediaStream([track]), async (frame) => {
    await writer.write(videoFrameOf(job, frame));
    const now = performance.now();
    await pause(Math.max(APART_MS, now - paintedFrom));
    paintedFrom = performance.now();
    return now;
  });
}

/** Takes as long as the film. */
export async function canvasFilm(job: FilmJob): Promise<FilmFile> {
  const { canvas, rate } = job;
  // Safari records only what is in the page.
  canvas.className = 'film-canvas';
  document.body.append(canvas);
  try {
    // What is on the canvas at the beginning is recorded, too.
    await job.glance(0);
    const stream = canvas.captureStream(0);
    const [track] = stream.getVideoTracks();
    const startedAt = performance.now();
    return await recordedFilm(job, stream, async (frame) => {
      await pause(startedAt + ((frame + 1) * 1_000) / rate - performance.now());
      requestFrame(stream, track);
      return performance.now();
    });
  } finally {
    canvas.remove();
  }
}

/** Firefox has it at the stream, others at the track. */
function requestFrame(...places: readonly (object | undefined)[]): void {
  for (const place of places) {
    if (place === undefined || !('requestFrame' in place) || typeof place.requestFrame !== 'function') continue;
    place.requestFrame();
    return;
  }
  throw new Error('frames cannot be recorded one by one');
}

async function recordedFilm(
  job: FilmJob,
  stream: MediaStream,
  /** Resolves to when it was pushed, by the page's clock. */
  push: (frame: number) => Promise<number>,
): Promise<FilmFile> {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  if (mimeType === undefined) throw new Error('the browser records no film');
  const options = {
    mimeType,
    videoBitsPerSecond: FILM_BITS_PER_SECOND,
    videoKeyFrameIntervalDuration: KEY_SECONDS * 1_000,
  };
  const recorder = new MediaRecorder(stream, options);
  const parts: Blob[] = [];
  const pushedAt: number[] = [];
  let failure: unknown = null;
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onerror = (event) => {
    failure = event;
  };
  const stopped = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  try {
    recorder.start();
    for (let frame = 0; frame < job.frames; frame += 1) {
      await job.paint(frame);
      pushedAt.push(await push(frame));
      if (failure !== null) throw new Error('the recorder failed', { cause: failure });
    }
  } finally {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  }
  await stopped;
  return rewriteFilm(new Blob(parts, { type: mimeType }), job, pushedAt);
}
