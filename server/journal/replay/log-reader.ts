/** Reads a board's log for a replay: first the index of its segments, which needs few bytes, and then one segment. */
import { CHUNK_MOTION_MS } from '#server/base/limits.ts';
import { decompress } from '#server/journal/compression.ts';
import type { ChunkIndexEntry, LogChunk, LogKey, Snapshot, Store } from '#server/store/port.ts';
import type { ReplayEpoch, ReplayLog, SegmentSpan } from '#shared/replay/replay-log.ts';
import { idleStretches } from '#shared/replay/timeline.ts';
import type { LoggedTick } from '#shared/wire/chunk.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import type { ReplayEntry, ReplaySegment } from '#shared/wire/replay-segment.ts';
import { readChunk } from './stored-chunk.ts';

export type ReplayStore = Pick<Store, 'log' | 'logIndex' | 'snapshot' | 'snapshotIndex'>;

/** The frames of one chunk; none if it cannot be read. */
type ReadFrames = (chunk: Pick<ChunkIndexEntry, 'firstSeq'>) => Promise<readonly LoggedTick[]>;

/**
 * The index of a board's log. Reads the bytes of two chunks an epoch, and of each chunk in whose midst a segment begins.
 * @param createdAt wall time of the board, for a log whose first record cannot be read
 */
export async function readReplayLog(store: ReplayStore, key: LogKey, createdAt: number): Promise<ReplayLog> {
  const chunks = await store.logIndex(key);
  const last = chunks.at(-1);
  if (last === undefined) return { epochs: [], segments: [], lastSeq: 0, lastTime: 0, idle: [] };
  const readFrames: ReadFrames = async ({ firstSeq }) => {
    const [chunk] = await store.log(key, firstSeq, firstSeq);
    return (chunk === undefined ? null : readChunk(chunk))?.frames ?? [];
  };
  const { epochs, lastTime } = await readEpochs(chunks, readFrames, createdAt);
  const lastSeq = last.firstSeq + last.frames - 1;
  const keyframes = (await store.snapshotIndex(key)).filter(({ seq }) => seq < lastSeq);
  const starts = await Promise.all(
    [{ seq: 0, size: 0 }, ...keyframes].map(async ({ seq, size }) => {
      const firstSeq = seq + 1;
      return { firstSeq, size, time: await wallTimeOf(firstSeq, chunks, epochs, readFrames) };
    }),
  );
  const segments = starts.map(({ firstSeq, size, time }, index): SegmentSpan => {
    const next = starts[index + 1];
    const end = next === undefined ? lastSeq : next.firstSeq - 1;
    const bytes = size + sizeOfChunks(chunks, firstSeq, end);
    return { firstSeq, lastSeq: end, startTime: time, endTime: next?.time ?? lastTime, bytes };
  });
  const idle = idleStretches(
    chunks.map(({ firstSeq, startTime }) => epochStart(epochs, firstSeq) + Math.floor(startTime)),
    CHUNK_MOTION_MS,
  );
  return { epochs, segments, lastSeq, lastTime, idle };
}

/** Null: no segment begins with this frame. */
export async function readSegment(store: ReplayStore, key: LogKey, firstSeq: number): Promise<ReplaySegment | null> {
  const keyframes = await store.snapshotIndex(key);
  const isDealt = firstSeq === 1;
  if (!isDealt && !keyframes.some(({ seq }) => seq === firstSeq - 1)) return null;
  const next = keyframes.find(({ seq }) => seq >= firstSeq);
  const [snapshot, chunks] = await Promise.all([
    isDealt ? null : store.snapshot(key, firstSeq - 1),
    store.log(key, firstSeq, next?.seq),
  ]);
  return { keyframe: snapshot === null ? null : readKeyframe(snapshot), entries: chunks.map(entryOf) };
}

/** Null: it cannot be read. */
function readKeyframe({ seq, bytes }: Snapshot): Uint8Array | null {
  try {
    const inflated = decompress(bytes);
    const patch = decodePatch(inflated);
    return patch.from === 0 && patch.seq === seq ? inflated : null;
  } catch {
    return null;
  }
}

function entryOf(chunk: LogChunk): ReplayEntry {
  const { firstSeq, frames, epoch, startTime } = chunk;
  return { firstSeq, frames, epoch, startTime: Math.floor(startTime), bytes: readChunk(chunk)?.bytes ?? null };
}

/** An epoch never begins before the last frame of the one before: where the date was set back, it follows at once. */
async function readEpochs(
  chunks: readonly ChunkIndexEntry[],
  readFrames: ReadFrames,
  createdAt: number,
): Promise<{ epochs: ReplayEpoch[]; lastTime: number }> {
  const epochs: ReplayEpoch[] = [];
  let lastTime = 0;
  for (const [index, chunk] of chunks.entries()) {
    const { epoch, firstSeq } = chunk;
    if (epochs.at(-1)?.epoch !== epoch) {
      const wallTime = wallTimeIn(await readFrames(chunk)) ?? (epochs.length === 0 ? createdAt : lastTime);
      epochs.push({ epoch, firstSeq, wallTime: Math.max(wallTime, lastTime) });
    }
    if (chunks[index + 1]?.epoch === epoch) continue;
    const time = (await readFrames(chunk)).at(-1)?.time ?? chunk.startTime;
    lastTime = (epochs.at(-1)?.wallTime ?? 0) + Math.floor(time);
  }
  return { epochs, lastTime };
}

function wallTimeIn([first]: readonly LoggedTick[]): number | undefined {
  for (const event of first?.tick.events ?? []) if (event.kind === 'opened') return event.wallTime;
  return undefined;
}

async function wallTimeOf(
  seq: number,
  chunks: readonly ChunkIndexEntry[],
  epochs: readonly ReplayEpoch[],
  readFrames: ReadFrames,
): Promise<number> {
  const chunk = chunks.findLast(({ firstSeq }) => firstSeq <= seq);
  if (chunk === undefined) return epochs[0]?.wallTime ?? 0;
  const frames = chunk.firstSeq === seq ? [] : await readFrames(chunk);
  const time = frames.find((frame) => frame.seq === seq)?.time ?? chunk.startTime;
  return epochStart(epochs, seq) + Math.floor(time);
}

/** Wall time at time 0 of the epoch that a frame is in. */
function epochStart(epochs: readonly ReplayEpoch[], seq: number): number {
  return epochs.findLast(({ firstSeq }) => firstSeq <= seq)?.wallTime ?? 0;
}

function sizeOfChunks(chunks: readonly ChunkIndexEntry[], fromSeq: number, toSeq: number): number {
  let bytes = 0;
  for (const { firstSeq, frames, size } of chunks) if (firstSeq <= toSeq && firstSeq + frames > fromSeq) bytes += size;
  return bytes;
}
