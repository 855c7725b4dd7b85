/**
 * A chunk of the log: many frames' bodies in a row, each with the time since the one before. What a frame's head says
 * more (board, epoch, number) stands once, in the chunk's record. A body as long as the one before it stands as its
 * difference to that, byte by byte: what moves goes on moving, so the differences are small, and pack well.
 */
import type { Tick } from '../board/tick.ts';
import { ByteReader, ByteWriter, WireError } from './bytes.ts';
import { WIRE_VERSION } from './frame.ts';
import { decodeTickBody } from './tick.ts';

/** One frame of a chunk. `time`: monotonic ms since the epoch began. */
export interface LoggedTick {
  readonly seq: number;
  readonly time: number;
  readonly tick: Tick;
}

/** Packs frames as they come. */
export class ChunkBuilder {
  readonly firstSeq: number;
  readonly startTime: number;
  #frames = 0;
  #lastTime: number;
  #lastBody: Uint8Array = new Uint8Array(0);
  readonly #writer = new ByteWriter(1_024);

  constructor(firstSeq: number, startTime: number) {
    this.firstSeq = firstSeq;
    this.startTime = startTime;
    this.#lastTime = startTime;
    this.#writer.u8(WIRE_VERSION);
  }

  get frames(): number {
    return this.#frames;
  }

  get bytes(): number {
    return this.#writer.length;
  }

  get lastSeq(): number {
    return this.firstSeq + this.#frames - 1;
  }

  /** `body`: a tick as `encodeTickBody` wrote it. `time` never runs backwards. */
  add(time: number, body: Uint8Array): void {
    this.#writer.varint(time - this.#lastTime);
    this.#writer.varint(body.length);
    this.#writer.raw(body.length === this.#lastBody.length ? difference(body, this.#lastBody) : body);
    this.#lastTime = time;
    this.#lastBody = body;
    this.#frames += 1;
  }

  take(): Uint8Array {
    return this.#writer.take();
  }
}

/** The frames of a chunk, in order. `firstSeq` and `startTime` stand in its record. */
export function decodeChunk(bytes: Uint8Array, firstSeq: number, startTime: number): LoggedTick[] {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  if (version !== WIRE_VERSION) throw new WireError(`chunk of version ${version}`);
  const ticks: LoggedTick[] = [];
  let time = startTime;
  let last: Uint8Array = new Uint8Array(0);
  while (reader.left > 0) {
    time += reader.varint();
    const kept = reader.raw(reader.varint());
    const body = kept.length === last.length ? sum(kept, last) : kept;
    last = body;
    ticks.push({ seq: firstSeq + ticks.length, time, tick: decodeTickBody(body) });
  }
  return ticks;
}

/** Modulo 256; both are of one length. */
function difference(bytes: Uint8Array, before: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => byte - (before[index] ?? 0));
}

function sum(bytes: Uint8Array, before: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => byte + (before[index] ?? 0));
}
