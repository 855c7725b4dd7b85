/**
 * A chunk of the log: the bodies of many frames, each after the time since the frame before. The chunk's record holds the rest of the
 * frames' heads once: board, epoch, number. A body of motion alone stores each position as its distance from where its group would be
 * at unchanged velocity: the bytes are as many, but the numbers are small and compress well.
 */
import type { Dragged } from '#shared/board/board-event.ts';
import type { Tick } from '#shared/board/tick.ts';
import type { GroupId } from '#shared/ids.ts';
import { WIRE_VERSION } from '#shared/wire/frames/frame-header.ts';
import { decodeTickBody } from '#shared/wire/frames/tick-frame.ts';
import { ByteReader, ByteWriter, WireError } from './bytes.ts';

/** The first byte of a body of motion alone: a body begins with its number of events. */
const MOTION_ALONE = 0;

/** One frame of a chunk. `time`: monotonic ms since the epoch began. */
export interface LoggedTick {
  readonly seq: number;
  readonly time: number;
  readonly tick: Tick;
}

/** Packs frames one by one. */
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

  /**
   * Adds a frame with events as it was encoded.
   * @param time never less than the frame's before
   * @throws {RangeError} for a body of motion alone: `addMotion` takes its values
   */
  add(time: number, body: Uint8Array): void {
    if (body[0] === MOTION_ALONE) throw new RangeError('a body of motion alone');
    this.#writeHead(time, body.length);
    this.#writer.raw(body);
  }

  /** Adds a frame of motion alone by its values. Returns the body's length in bytes. @param drags ascending by group */
  addMotion(time: number, drags: readonly Dragged[]): number {
    let length = 1 + varintLength(drags.length);
    let last = 0;
    for (const { group } of drags) {
      length += varintLength(group - last) + 4;
      last = group;
    }
    this.#writeHead(time, length);
    const writer = this.#writer;
    writer.varint(MOTION_ALONE);
    writer.varint(drags.length);
    last = 0;
    for (const { group, x, y } of drags) {
      const course = this.#courses.of(group);
      writer.varint(group - last);
      writer.u16(x - course.expectedX);
      writer.u16(y - course.expectedY);
      course.goTo(x, y);
      last = group;
    }
    return length;
  }

  take(): Uint8Array {
    return this.#writer.take();
  }

  #writeHead(time: number, bodyLength: number): void {
    this.#writer.varint(time - this.#lastTime);
    this.#writer.varint(bodyLength);
    this.#lastTime = time;
    this.#frames += 1;
  }
}

/** One frame of a chunk, its body not decoded. */
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

/** The motion of one group within a chunk: its last position, and its last step. */
class Course {
  #x = 0;
  #y = 0;
  #dx = 0;
  #dy = 0;
  #hasBegun = false;

  /** The position after one more step of the same size. */
  get expectedX(): number {
    return this.#x + this.#dx;
  }

  get expectedY(): number {
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

/** Calls `take` for each group of a body of motion alone with its two numbers and their offset in the body. */
function eachPosition(body: Uint8Array, take: (group: GroupId, x: number, y: number, at: number) => void): void {
  const reader = new ByteReader(body);
  if (reader.u8() !== MOTION_ALONE) return;
  let group = 0;
  for (let left = reader.varint(); left > 0; left -= 1) {
    group += reader.varint();
    const at = body.length - reader.left;
    take(group, reader.u16(), reader.u16(), at);
  }
}

function restorePositions(body: Uint8Array, courses: Courses): Uint8Array {
  // Not `slice`: of Node's Buffer that is a view, and the chunk itself would change.
  const placed = new Uint8Array(body);
  eachPosition(body, (group, distanceX, distanceY, at) => {
    const course = courses.of(group);
    const x = (course.expectedX + distanceX) & 0xffff;
    const y = (course.expectedY + distanceY) & 0xffff;
    course.goTo(x, y);
    placed.set([x & 0xff, x >>> 8, y & 0xff, y >>> 8], at);
  });
  return placed;
}

/** Bytes of a varint. */
function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length += 1;
  return length;
}
