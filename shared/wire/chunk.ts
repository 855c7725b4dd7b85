/**
 * A chunk of the log: many frames' bodies in a row, each with the time since the one before. What a frame's head says
 * more (board, epoch, number) stands once, in the chunk's record.
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
    this.#writer.raw(body);
    this.#lastTime = time;
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
  while (reader.left > 0) {
    time += reader.varint();
    const body = reader.raw(reader.varint());
    ticks.push({ seq: firstSeq + ticks.length, time, tick: decodeTickBody(body) });
  }
  return ticks;
}
