/**
 * A chunk of the log: many frames' bodies in a row, each with the time since the one before. What a frame's head says
 * more (board, epoch, number) stands once, in the chunk's record. In bodies of motion alone a position stands as its distance
 * from where its group would be had it gone on as it went: as many bytes, but small numbers, and they pack well.
 */
import type { Tick } from '../board/tick.ts';
import type { GroupId } from '../ids.ts';
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
  readonly #courses = new Courses();
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
    this.#writer.raw(this.#courses.toDistances(body));
    this.#lastTime = time;
    this.#frames += 1;
  }

  take(): Uint8Array {
    return this.#writer.take();
  }
}

/** One frame of a chunk as it was added, its body unread. */
export interface LoggedBody {
  readonly seq: number;
  readonly time: number;
  readonly body: Uint8Array;
}

/** The bodies of a chunk's frames, in order. `firstSeq` and `startTime` stand in its record. */
export function chunkBodies(bytes: Uint8Array, firstSeq: number, startTime: number): LoggedBody[] {
  const reader = new ByteReader(bytes);
  const version = reader.u8();
  if (version !== WIRE_VERSION) throw new WireError(`chunk of version ${version}`);
  const bodies: LoggedBody[] = [];
  let time = startTime;
  const courses = new Courses();
  while (reader.left > 0) {
    time += reader.varint();
    const body = courses.toPlaces(reader.raw(reader.varint()));
    bodies.push({ seq: firstSeq + bodies.length, time, body });
  }
  return bodies;
}

/** The frames of a chunk of a board's log, in order. */
export function decodeChunk(bytes: Uint8Array, firstSeq: number, startTime: number): LoggedTick[] {
  return chunkBodies(bytes, firstSeq, startTime).map(({ seq, time, body }) => ({
    seq,
    time,
    tick: decodeTickBody(body),
  }));
}

/** How the groups of a chunk move: where each was last, and how far it had come in its frame before. All modulo 2^16. */
class Courses {
  readonly #groups = new Map<GroupId, { x: number; y: number; dx: number; dy: number }>();

  toDistances(body: Uint8Array): Uint8Array {
    return this.#each(body, (place, bound) => [place, place - bound]);
  }

  toPlaces(body: Uint8Array): Uint8Array {
    return this.#each(body, (distance, bound) => [distance + bound, distance + bound]);
  }

  /** `turn`: of what stands there and where its group was bound for, makes the place and what is to stand there. */
  #each(
    body: Uint8Array,
    turn: (stands: number, bound: number) => readonly [place: number, stands: number],
  ): Uint8Array {
    // A body begins with its number of events.
    if (body[0] !== 0) return body;
    const changed = body.slice();
    const reader = new ByteReader(body.subarray(1));
    let group = 0;
    for (let left = reader.varint(); left > 0; left -= 1) {
      group += reader.varint();
      const at = body.length - reader.left;
      const course = this.#groups.get(group);
      const [x, keptX] = turn(reader.u16(), course === undefined ? 0 : course.x + course.dx);
      const [y, keptY] = turn(reader.u16(), course === undefined ? 0 : course.y + course.dy);
      const dx = course === undefined ? 0 : x - course.x;
      const dy = course === undefined ? 0 : y - course.y;
      this.#groups.set(group, { x, y, dx, dy });
      // Arrays of bytes keep the low eight bits of what they are given.
      changed.set([keptX, keptX >>> 8, keptY, keptY >>> 8], at);
    }
    return changed;
  }
}
