/** Segments of several boards' logs in one answer: what a replay side by side is fed with. */
import type { BoardNumber } from '#shared/ids.ts';
import { ByteReader, ByteWriter, WireError } from './bytes.ts';
import { decodeReplaySegment, encodeReplaySegment, type ReplaySegment } from './replay-segment.ts';

const FEED_VERSION = 1;

export interface FeedPart {
  readonly board: BoardNumber;
  readonly firstSeq: number;
  /** Null: the log has no such segment any more. */
  readonly segment: ReplaySegment | null;
}

/** Writes the parts one after the other. */
export class FeedWriter {
  readonly #writer = new ByteWriter(65_536);

  constructor() {
    this.#writer.u8(FEED_VERSION);
  }

  /** Bytes so far. */
  get length(): number {
    return this.#writer.length;
  }

  add({ board, firstSeq, segment }: FeedPart): void {
    const bytes = segment === null ? new Uint8Array() : encodeReplaySegment(segment);
    this.#writer.varint(board);
    this.#writer.varint(firstSeq);
    this.#writer.varint(bytes.length);
    this.#writer.raw(bytes);
  }

  take(): Uint8Array {
    return this.#writer.take();
  }
}

/** @throws {WireError} for anything else */
export function decodeReplayFeed(bytes: Uint8Array): FeedPart[] {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  if (version !== FEED_VERSION) throw new WireError(`feed of version ${version}`);
  const parts: FeedPart[] = [];
  while (reader.left > 0) {
    const board = reader.varint();
    const firstSeq = reader.varint();
    const length = reader.varint();
    parts.push({ board, firstSeq, segment: length === 0 ? null : decodeReplaySegment(reader.raw(length)) });
  }
  return parts;
}
