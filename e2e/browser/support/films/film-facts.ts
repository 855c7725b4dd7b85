/** What a film file says of itself: read apart from any browser, and not decoded. */
import { BufferSource, EncodedPacketSink, Input, MP4, WEBM } from 'mediabunny';
import sharp from 'sharp';

export interface FilmFacts {
  readonly codec: string;
  /** Frames with bytes. */
  readonly frames: number;
  /** Seconds. */
  readonly length: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export async function filmFacts(bytes: Buffer): Promise<FilmFacts> {
  if (bytes.subarray(0, 4).toString() === 'GIF8') {
    const { pages = 0, delay = [], width, pageHeight = 0 } = await sharp(bytes, { animated: true }).metadata();
    const length = delay.reduce((sum, each) => sum + each, 0) / 1_000;
    return { codec: 'gif', frames: pages, length, width, height: pageHeight };
  }
  const input = new Input({ source: new BufferSource(new Uint8Array(bytes)), formats: [MP4, WEBM] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('the file has no film');
    let frames = 0;
    for await (const { data } of new EncodedPacketSink(track).packets()) if (data.byteLength > 0) frames += 1;
    const codec = (await track.getCodecParameterString()) ?? 'none';
    return {
      codec,
      frames,
      length: await track.computeDuration(),
      width: await track.getCodedWidth(),
      height: await track.getCodedHeight(),
    };
  } finally {
    input.dispose();
  }
}
