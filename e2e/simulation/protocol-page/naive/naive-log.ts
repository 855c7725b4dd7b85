/** A stored log as docs/protocol.md describes it in "The log": chunks of frames with delta-coded motion, and snapshots. */
import { type NaiveBody, readBody } from './naive-events.ts';
import { type NaivePatch, readPatch } from './naive-frames.ts';
import { type NaiveReader, storedReader } from './naive-reader.ts';

export interface NaiveLoggedFrame<Body> {
  readonly seq: number;
  /** Milliseconds since the epoch began. */
  readonly time: number;
  readonly body: Body;
}

interface StoredChunk {
  readonly firstSeq: number;
  readonly startTime: number;
  readonly bytes: Uint8Array;
}

/** The frames of a chunk, with their bodies as `readOne` reads them. */
function readFrames<Body>(chunk: StoredChunk, readOne: (reader: NaiveReader) => Body): NaiveLoggedFrame<Body>[] {
  const reader = storedReader(chunk.bytes);
  const version = reader.u8();
  if (version !== 1) throw new Error(`wire version ${version}`);
  const frames: NaiveLoggedFrame<Body>[] = [];
  let time = chunk.startTime;
  while (!reader.isAtEnd) {
    time += reader.varint();
    const bodyReader = reader.take(reader.varint());
    frames.push({ seq: chunk.firstSeq + frames.length, time, body: readOne(bodyReader) });
    bodyReader.expectEnd();
  }
  return frames;
}

export function readBoardChunk(chunk: StoredChunk): NaiveLoggedFrame<NaiveBody>[] {
  const motions = new Map<number, { x: number; y: number; dx: number; dy: number }>();
  return readFrames(chunk, (reader) => {
    const body = readBody(reader);
    if (body.events.length > 0) return body;
    const drags = body.drags.map(({ id, x, y }) => {
      const last = motions.get(id);
      if (last === undefined) {
        motions.set(id, { x, y, dx: 0, dy: 0 });
        return { id, x, y };
      }
      const place = { x: (x + last.x + last.dx) & 0xffff, y: (y + last.y + last.dy) & 0xffff };
      motions.set(id, { ...place, dx: place.x - last.x, dy: place.y - last.y });
      return { id, ...place };
    });
    return { events: [], drags };
  });
}

export function readStoredSnapshot(bytes: Uint8Array): NaivePatch {
  const reader = storedReader(bytes);
  if (reader.u8() !== 0x14) throw new Error('a snapshot that is no patch');
  const patch = readPatch(reader);
  reader.expectEnd();
  return patch;
}

/** The number of each kind of classroom event, its name and its fields, from the table in docs/protocol.md. */
const CLASSROOM_KINDS: Readonly<Record<number, string>> = {
  1: 'opened epoch wallTime',
  9: 'paused',
  10: 'resumed',
  16: 'admissionSet mode',
  17: 'locked',
  18: 'unlocked',
  19: 'admitted seat',
  20: 'turnedAway seat',
  21: 'removed seat forGood',
  22: 'renamed seat',
  23: 'finished',
  24: 'reopened',
  25: 'extended until',
  26: 'linkReplaced',
  27: 'coLinkMade',
  28: 'coLinkEnded',
  29: 'bansLifted',
  30: 'erased seat',
  31: 'capacityRaised capacity',
  32: 'boardPaused board',
  33: 'boardResumed board',
  34: 'handRaised seat',
  35: 'handLowered seat',
  36: 'timerStarted until of',
  37: 'timerPaused left',
  38: 'timerEnded',
  39: 'spotlit board named',
  40: 'spotlightEnded',
  41: 'presented what named',
  42: 'seatAssigned seat board',
  43: 'boardReset board frame',
  44: 'resetUndone board',
  45: 'activityStarted activity',
  48: 'thresholdsSet noJoin samePlace putBack idle',
  52: 'timerEndSet pauses',
  60: 'soundsSet allowed',
  61: 'studentReplaySet allowed',
  66: 'feastSet figures',
  53: 'hintsSet allowed',
  54: 'difficultySet difficulty',
  55: 'titleSet',
  56: 'namingSet naming',
};

/** The events of board 0's frames, each as its kind and its fields' values, in order. */
export function readClassroomChunk(chunk: StoredChunk): (readonly [kind: string, ...values: number[]])[] {
  const frames = readFrames(chunk, (reader) => {
    const events = reader.list(() => {
      const number = reader.u8();
      const [kind, ...fields] = (CLASSROOM_KINDS[number] ?? `unknown${number}`).split(' ');
      return [kind ?? '', ...fields.map(() => reader.varint())] as const;
    });
    if (reader.varint() !== 0) throw new Error('drags in the log of a classroom');
    return events;
  });
  return frames.flatMap(({ body }) => body);
}
