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
 * Writes what a recorder has made once more. A recorder notes when a frame came; here each gets its own time. If some did not come, the
 * times stay, stretched to the film's length.
 */
export function rewriteFilm(recorded: Blob, { frames, rate, seconds }: FilmJob): Promise<FilmFile> {
  return withTrack(recorded, async (track) => {
    const [codec, config, packets] = [await track.getCodec(), await track.getDecoderConfig(), await packetsOf(track)];
    if (codec === null || config === null || packets.length === 0) throw new Error('the recorder made no film');
    // A recorder may have taken the first frame twice.
    const isWhole = packets.length === frames || packets.length === frames + 1;
    const first = packets[0]?.timestamp ?? 0;
    const length = (packets.at(-1)?.timestamp ?? 0) - first;
    const stretch = length === 0 ? 0 : (seconds - 1 / rate) / length;
    const timed = packets.map((packet, index) => ({
      packet: packet.clone({
        timestamp: isWhole ? index / rate : (packet.timestamp - first) * stretch,
        duration: isWhole ? 1 / rate : packet.duration * stretch,
      }),
      meta: index === 0 ? { decoderConfig: config } : undefined,
    }));
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
