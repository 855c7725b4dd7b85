/**
 * Compaction of old motion: a chunk with the same frames, in which a group in hand has its position about ten times a second. Everything
 * else stays: all events, and where each group lies once it is in nobody's hand, and at the chunk's end.
 */
import type { DiscreteEvent } from '#shared/board/board-event.ts';
import type { Tick } from '#shared/board/tick.ts';
import type { GroupId } from '#shared/ids.ts';
import { ChunkBuilder, chunkBodies } from './chunk.ts';
import { decodeTickBody } from './frames/tick-frame.ts';

/** A group in hand lies at most this long behind its way. Milliseconds. */
export const COMPACTED_MOTION_MS = 100;

/**
 * The chunk with less motion. Frames keep their numbers; one that has lost all its motion has the time of the frame before. A chunk that is
 * compacted already comes back as it is. @throws {WireError} when the bytes are no chunk
 */
export function compactChunk(bytes: Uint8Array, firstSeq: number, startTime: number): Uint8Array {
  const frames = chunkBodies(bytes, firstSeq, startTime).map((frame) => ({
    ...frame,
    tick: decodeTickBody(frame.body),
  }));
  const nextPlaced = nextPlacedTimes(frames);
  /** When each group's position was last given. */
  const placedAt = new Map<GroupId, number>();
  const builder = new ChunkBuilder(firstSeq, startTime);
  let lastTime = startTime;
  for (const [index, { time, tick, body }] of frames.entries()) {
    const { events, drags } = tick;
    if (events.length > 0) {
      builder.add(time, body);
      if (events.some(placesAll)) placedAt.clear();
      for (const group of placedBy(tick)) placedAt.set(group, time);
      lastTime = time;
      continue;
    }
    const stored = drags.filter(({ group }) => {
      const last = placedAt.get(group);
      const next = nextPlaced[index]?.get(group);
      // The first and the last position in the chunk stay: chunks are compacted one by one.
      return last === undefined || next === undefined || next - last > COMPACTED_MOTION_MS;
    });
    for (const { group } of stored) placedAt.set(group, time);
    if (stored.length > 0) lastTime = time;
    builder.addMotion(lastTime, stored);
  }
  return builder.take();
}

/** Nobody plays by `released` and `restored`: the drag before them may be the last played moment of a result, and stays. */
const NEVER = Number.POSITIVE_INFINITY;

/** For each frame, when the position of each group that it drags is given next. A group that is missing is not placed again in the chunk. */
function nextPlacedTimes(frames: readonly { readonly time: number; readonly tick: Tick }[]): Map<GroupId, number>[] {
  const times: Map<GroupId, number>[] = [];
  const next = new Map<GroupId, number>();
  /** When all groups are placed next. */
  let allNext: number | null = null;
  for (const { time, tick } of [...frames].reverse()) {
    const ofFrame = new Map<GroupId, number>();
    for (const { group } of tick.drags) {
      const at = next.get(group) ?? allNext;
      if (at !== null) ofFrame.set(group, at);
    }
    times.unshift(ofFrame);
    const endsHolds = tick.events.some(({ kind }) => kind === 'opened');
    if (endsHolds || tick.events.some(placesAll)) {
      next.clear();
      // A group whose hold ends stays where it was dragged last.
      allNext = endsHolds ? null : tick.events.some(({ kind }) => kind === 'restored') ? NEVER : time;
    }
    for (const group of placedBy(tick)) next.set(group, time);
    for (const event of tick.events) if (event.kind === 'released') next.set(event.group, NEVER);
  }
  return times;
}

function placesAll({ kind }: DiscreteEvent): boolean {
  return kind === 'reset' || kind === 'restored';
}

/** The groups whose position a tick gives. */
function placedBy({ events, drags }: Tick): GroupId[] {
  const groups = drags.map(({ group }) => group);
  for (const event of events) {
    if (event.kind === 'dropped' || event.kind === 'turned' || event.kind === 'released') groups.push(event.group);
    if (event.kind === 'joined') groups.push(event.group, event.other);
  }
  return groups;
}
