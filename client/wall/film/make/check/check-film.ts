/**
 * Decodes a finished film before it is offered: it has its frames, and shows what was painted. By the browser's decoder where pages have
 * one, else by a video element, which plays it.
 */
import { VideoSampleSink } from 'mediabunny';
import { countGifFrames } from '#shared/picture/gif-frames.ts';
import type { FilmJob } from '../film-job.ts';
import { checkPackets, type FilmFile, packetsOf, withTrack } from '../means/video-file.ts';
import { nextTask } from '../task.ts';
import { isAlike, isFlat, sketchBy, sketchOf } from './sketch.ts';
import { VideoPlayer } from './video-player.ts';

/** The last byte of a GIF. */
const GIF_END = 0x3b;

/** @param least of the job's frames that the film must have, as a share @throws when it is not what was painted */
export async function checkFilm({ kind, blob }: FilmFile, job: FilmJob, least: number): Promise<void> {
  if ([...job.sketches.values()].every(isFlat)) throw new Error('nothing was painted');
  if (kind === 'gif') await checkGif(blob, job);
  else
    await withTrack(blob, async (track) => {
      const packets = await packetsOf(track);
      checkPackets(packets, job, least);
      if ('VideoDecoder' in globalThis && packets.length === job.frames)
        await checkDecoded(new VideoSampleSink(track), job);
      else await checkPlayed(blob, job);
    });
}

async function checkDecoded(sink: VideoSampleSink, job: FilmJob): Promise<void> {
  let frame = 0;
  for await (const sample of sink.samples()) {
    const painted = job.sketches.get(frame);
    const isSame =
      painted === undefined ||
      isAlike(
        painted,
        sketchBy((context, width, height) => sample.draw(context, 0, 0, width, height)),
      );
    sample.close();
    if (!isSame) throw new Error(`frame ${frame} is not the one that was painted`);
    frame += 1;
    await nextTask();
    job.signal.throwIfAborted();
  }
  if (frame !== job.frames) throw new Error(`${frame} of ${job.frames} frames were decoded`);
}

async function checkPlayed(blob: Blob, job: FilmJob): Promise<void> {
  const player = await VideoPlayer.open(blob, job.signal);
  try {
    for (const [frame, painted] of job.sketches) {
      const video = await player.seek((frame + 0.5) / job.rate);
      if (!isAlike(painted, sketchOf(video))) throw new Error(`frame ${frame} is not the one that was painted`);
    }
  } finally {
    player.close();
  }
}

async function checkGif(blob: Blob, job: FilmJob): Promise<void> {
  const file = new DataView(await blob.arrayBuffer());
  const frames = countGifFrames(file, job.frames + 1);
  if (frames !== job.frames || file.getUint8(file.byteLength - 1) !== GIF_END)
    throw new Error(`${frames} of ${job.frames} frames`);
  const image = await createImageBitmap(blob);
  const painted = job.sketches.get(0);
  const isSame = painted !== undefined && isAlike(painted, sketchOf(image));
  image.close();
  if (!isSame) throw new Error('the first frame is not the one that was painted');
}
