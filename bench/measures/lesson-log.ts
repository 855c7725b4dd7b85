/** The log of an hour of a class: its size, before and after compaction, and what a seek in a replay costs the server. No sockets. */
import { type Figures, quantile } from '#bench/figures.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { compactLog } from '#server/journal/replay/compact-log.ts';
import { readReplayLog, readSegment } from '#server/journal/replay/log-reader.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { TICK_MS } from '#shared/limits.ts';
import { encodeReplaySegment } from '#shared/wire/replay-segment.ts';
import { HOUR_MINUTES, HOUR_STUDENTS, type PlayedHour } from './played-hour.ts';

const SEEKS = 1_000;

/** Sizes are scaled to all boards of the hour. */
export async function measureLessonLog(
  figures: Figures,
  folder: string,
  { keys }: PlayedHour,
  seed: number,
): Promise<void> {
  const store = await openSqliteStore({ folder });
  try {
    let frames = 0;
    for (const key of keys) frames += (await readReplayLog(store, key, 0)).lastSeq;
    figures.add('log.hour40.dragShare', (frames * TICK_MS) / (HOUR_MINUTES * 60_000) / keys.length);
    figures.add('log.hour40.bytes', await bytesOfHour(store, keys));
    await measureSeeks(store, keys, figures, seed);
  } finally {
    await store.close();
  }
}

/** Compacts the hour's logs. */
export async function measureCompaction(figures: Figures, folder: string, { keys }: PlayedHour): Promise<void> {
  const store = await openSqliteStore({ folder });
  try {
    for (const key of keys)
      await compactLog({ store, key, fromSeq: 1, mayContinue: () => true, pause: async () => undefined });
    figures.add('log.hour40.compactedBytes', await bytesOfHour(store, keys));
  } finally {
    await store.close();
  }
}

/** Chunks and snapshots. */
async function bytesOfHour(store: Store, keys: readonly LogKey[]): Promise<number> {
  let bytes = 0;
  for (const key of keys)
    for (const { size } of [...(await store.logIndex(key)), ...(await store.snapshotIndex(key))]) bytes += size;
  return (bytes * HOUR_STUDENTS) / keys.length;
}

/** A seek reads the segment of a moment and encodes it. The index was read before, as a page has it. */
async function measureSeeks(store: Store, keys: readonly LogKey[], figures: Figures, seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const times: number[] = [];
  let most = 0;
  const indexes = await Promise.all(keys.map((key) => readReplayLog(store, key, 0)));
  for (let count = 0; count < SEEKS; count += 1) {
    const at = Math.floor(random.fraction() * keys.length);
    const [key, index] = [keys[at], indexes[at]];
    const span = index?.segments[Math.floor(random.fraction() * index.segments.length)];
    if (key === undefined || span === undefined) throw new Error('no segment');
    const begin = performance.now();
    const segment = await readSegment(store, key, span.firstSeq);
    if (segment === null || encodeReplaySegment(segment).length === 0) throw new Error('no segment');
    times.push(performance.now() - begin);
    most = Math.max(most, span.bytes);
  }
  figures.add(
    'replay.seek.serverMs.p99',
    quantile(
      times.toSorted((a, b) => a - b),
      0.99,
    ),
  );
  figures.add('replay.seek.bytesRead.max', most);
}
