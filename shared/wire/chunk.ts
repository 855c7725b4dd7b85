/**
 * A chunk of the log: many frames' bodies in a row, each with the time since the one before. What a frame's head says
 * more (board, epoch, number) stands once, in the chunk's record. In bodies of motion alone a position stands as its distance
 * from where its group would be had it gone on as it went: as many bytes, but small numbers, and they pack well.
 */
import type { Tick } from '#shared/board/tick.ts';
import type { GroupId } from '#shared/ids.ts';
import { WIRE_VERSION } from '#shared/wire/frames/frame-header.ts';
import { decodeTickBody } from '#shared/wire/frames/tick-frame.ts';
import { ByteReader, ByteWriter, WireError } from './bytes.ts';

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
    this.#writeDistances(body);
    this.#lastTime = time;
    this.#frames += 1;
  }

  take(): Uint8Array {
    return this.#writer.take();
  }

  #writeDistances(body: Uint8Array): void {
    const start = this.#writer.length;
    this.#writer.raw(body);
    eachPosition(body, (group, x, y, at) => {
      const course = this.#courses.of(group);
      this.#writer.putU16(start + at, x - course.boundX);
      this.#writer.putU16(start + at + 2, y - course.boundY);
      course.goTo(x, y);
    });
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
    const body = restorePositions(reader.raw(reader.varint()), courses);
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

/** How one group moves within a chunk: where it was last, and how far it had come in its frame before. Modulo 2^16. */
class Course {
  #x = 0;
  #y = 0;
  #dx = 0;
  #dy = 0;
  #hasBegun = false;

  /** Where it would be now, had it gone on as it went. */
  get boundX(): number {
    return this.#x + this.#dx;
  }

  get boundY(): number {
    return this.#y + this.#dy;
  }

  goTo(x: number, y: number): void {
    if (this.#hasBegun) {
      this.#dx = x - this.#x;
      this.#dy = y - this.#y;
    }
    this.#hasBegun = true;
    this.#x = x;
    this.#y = y;
  }
}

class Courses {
  readonly #courses = new Map<GroupId, Course>();

  of(group: GroupId): Course {
    const known = this.#courses.get(group);
    if (known !== undefined) return known;
    const course = new Course();
    this.#courses.set(group, course);
    return course;
  }
}

/** Each group of a body of motion alone with the two numbers that tell its place, and where in the body they stand. */
function eachPosition(body: Uint8Array, take: (group: GroupId, x: number, y: number, at: number) => void): void {
  const reader = new ByteReader(body);
  // A body begins with its number of events.
  if (reader.u8() !== 0) return;
  let group = 0;
  for (let left = reader.varint(); left > 0; left -= 1) {
    group += reader.varint();
    const at = body.length - reader.left;
    take(group, reader.u16(), reader.u16(), at);
  }
}

function restorePositions(body: Uint8Array, courses: Courses): Uint8Array {
  const placed = body.slice();
  eachPosition(body, (group, awayX, awayY, at) => {
    const course = courses.of(group);
    const x = (course.boundX + awayX) & 0xffff;
    const y = (course.boundY + awayY) & 0xffff;
    course.goTo(x, y);
    placed.set([x & 0xff, x >>> 8, y & 0xff, y >>> 8], at);
  });
  return placed;
}
