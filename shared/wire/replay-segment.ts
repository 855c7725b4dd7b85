/**
 * One segment of a board's log as HTTP serves it: the keyframe, and the chunks after it, inflated. A chunk that the server cannot read
 * stands in it without bytes, so that its reader knows which frames are missing.
 */
import { ByteReader, ByteWriter, WireError } from './bytes.ts';

const SEGMENT_VERSION = 1;

export interface ReplaySegment {
  /** A stored patch of the whole board. Null: the dealt board, where the first entry begins with frame 1; else it cannot be read. */
  readonly keyframe: Uint8Array | null;
  /** In order. The first may hold frames that the keyframe holds, too. */
  readonly entries: readonly ReplayEntry[];
}

/** One chunk. Frames are numbered from `firstSeq` on without a gap. */
export interface ReplayEntry {
  readonly firstSeq: number;
  readonly frames: number;
  readonly epoch: number;
  /** Time of the first frame: whole ms since the epoch began. */
  readonly startTime: number;
  /** As `decodeChunk` takes them. Null: the chunk cannot be read. */
  readonly bytes: Uint8Array | null;
}

export function encodeReplaySegment({ keyframe, entries }: ReplaySegment): Uint8Array {
  const writer = new ByteWriter(4_096);
  writer.u8(SEGMENT_VERSION);
  writePart(writer, keyframe);
  for (const { firstSeq, frames, epoch, startTime, bytes } of entries) {
    writer.varint(firstSeq);
    writer.varint(frames);
    writer.varint(epoch);
    writer.varint(startTime);
    writePart(writer, bytes);
  }
  return writer.take();
}

/** @throws {WireError} for anything else */
export function decodeReplaySegment(bytes: Uint8Array): ReplaySegment {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  if (version !== SEGMENT_VERSION) throw new WireError(`segment of version ${version}`);
  const keyframe = readPart(reader);
  const entries: ReplayEntry[] = [];
  while (reader.left > 0) {
    entries.push({
      firstSeq: reader.varint(),
      frames: reader.varint(),
      epoch: reader.varint(),
      startTime: reader.varint(),
      bytes: readPart(reader),
    });
  }
  return { keyframe, entries };
}

/** No keyframe and no readable chunk is empty. */
function writePart(writer: ByteWriter, bytes: Uint8Array | null): void {
  writer.varint(bytes?.length ?? 0);
  if (bytes !== null) writer.raw(bytes);
}

function readPart(reader: ByteReader): Uint8Array | null {
  const length = reader.varint();
  return length === 0 ? null : reader.raw(length);
}
