/** Films as files: packets of one codec into MP4 or WebM, and out of them. Works without the browser's codecs. */
import {
  BlobSource,
  BufferTarget,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  Mp4OutputFormat,
  Output,
  type VideoCodec,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import type { FilmJob } from '../film-job.ts';
import { recordedFrames } from './recorded-frames.ts';

export type FilmKind = 'mp4' | 'webm' | 'gif';

/** An encoded film: which kind of file it is stands in the blob's type, too. */
export interface FilmFile {
  readonly kind: FilmKind;
  readonly blob: Blob;
}

export interface PacketWithMeta {
  readonly packet: EncodedPacket;
  /** At least with the first one. */
  readonly meta: EncodedVideoChunkMetadata | undefined;
}

/** The length of a glimpse. Seconds. */
const SECONDS_OFF_MAX = 0.3;

/** @param packets in the order of decoding @param rate frames a second */
export async function writeFilm(
  codec: VideoCodec,
  packets: readonly PacketWithMeta[],
  rate: number,
): Promise<FilmFile> {
  const kind = codec === 'avc' ? 'mp4' : 'webm';
  const format = kind === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat();
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, { frameRate: rate });
  await output.start();
  for (const { packet, meta } of packets) await source.add(packet, meta);
  await output.finalize();
  if (target.buffer === null) throw new Error('nothing was written');
  return { kind, blob: new Blob([target.buffer], { type: `video/${kind}` }) };
}

/** Calls `read` with the film's track. @throws when it has none */
export async function withTrack<Result>(
  blob: Blob,
  read: (track: InputVideoTrack) => Promise<Result>,
): Promise<Result> {
  const input = new Input({ source: new BlobSource(blob), formats: [MP4, WEBM, MATROSKA] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('the file has no film');
    return await read(track);
  } finally {
    input.dispose();
  }
}

/** All packets, with their bytes: a file that ends too early is found out by them. */
export async function packetsOf(track: InputVideoTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
}

/**
 * Writes what a recorder has made once more. A recorder notes when a frame came; here each gets its own time, and stays for those that were
 * lost after it.
 * @param pushedAt when each frame was pushed. Milliseconds
 */
export function rewriteFilm(
  recorded: Blob,
  { frames, rate, seconds }: FilmJob,
  pushedAt: readonly number[],
): Promise<FilmFile> {
  return withTrack(recorded, async (track) => {
    const [codec, config, packets] = [await track.getCodec(), await track.getDecoderConfig(), await packetsOf(track)];
    if (codec === null || config === null || packets.length === 0) throw new Error('the recorder made no film');
    const cameAt = packets.map(({ timestamp }) => timestamp * 1_000);
    // A recorder may have taken the first frame twice.
    const places = packets.length > frames ? [...packets.keys()] : recordedFrames(cameAt, pushedAt);
    const timed = packets.map((packet, index) => {
      const timestamp = (places[index] ?? 0) / rate;
      const next = places[index + 1];
      const end = next === undefined ? Math.max(seconds, timestamp + 1 / rate) : next / rate;
      const meta = index === 0 ? { decoderConfig: config } : undefined;
      return { packet: packet.clone({ timestamp, duration: end - timestamp }), meta };
    });
    return writeFilm(codec, timed, rate);
  });
}

/** @param least of the job's frames that the film must have, as a share @throws when the file is not that long, or lacks frames or bytes */
export function checkPackets(packets: readonly EncodedPacket[], { frames, seconds }: FilmJob, least: number): void {
  const end = Math.max(...packets.map(({ timestamp, duration }) => timestamp + duration));
  if (packets.length < frames * least || packets.length > frames + 1)
    throw new Error(`${packets.length} of ${frames} frames`);
  if (Math.abs(end - seconds) > SECONDS_OFF_MAX) throw new Error(`${end} of ${seconds} seconds`);
  if (packets.some(({ data }) => data.byteLength === 0)) throw new Error('frames without bytes');
}
