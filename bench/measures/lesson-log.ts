/**
 * An hour of a class in simulated time: the size of its log, before and after compaction, and what a seek in a replay costs the server.
 * Real hosts, journals and store; no sockets.
 */
import { type Figures, quantile } from '#bench/figures.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { PlayedBoard } from '#e2e/simulation/played-board.ts';
import { A, classroom } from '#e2e/store/contract/sample-records.ts';
import { compactLog } from '#server/journal/replay/compact-log.ts';
import { readReplayLog, readSegment } from '#server/journal/replay/log-reader.ts';
import type { LogKey, Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { TICK_MS } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { encodeReplaySegment } from '#shared/wire/replay-segment.ts';

const HOUR_MS = 3_600_000;
const STUDENTS = 40;
const SEEKS = 1_000;
/** A quarter of the time in drags. Most of them end anywhere: the hour is not over with the first puzzle. */
export const HOUR_PACE = { skill: 0.05, rest: [1_400, 2_800] } as const;

/** @param boards how many of the 40 are played; sizes are scaled */
export async function measureLessonLog(figures: Figures, folder: string, seed: number, boards: number): Promise<void> {
  const store = await openSqliteStore({ folder });
  try {
    await store.addClassroom(classroom(A, { expiresAt: 9e15 }));
    const keys = Array.from({ length: boards }, (_, index) => ({ classroom: A, board: index + 1 }));
    let frames = 0;
    for (const key of keys) frames += await playHour(store, key, seed);
    const scaled = STUDENTS / boards;
    figures.add('log.hour40.dragShare', (frames * TICK_MS) / HOUR_MS / boards);
    figures.add('log.hour40.bytes', (await bytesOf(store, keys)) * scaled);
    await measureSeeks(store, keys, figures, seed);
    for (const key of keys)
      await compactLog({ store, key, fromSeq: 1, mayContinue: () => true, pause: async () => undefined });
    figures.add('log.hour40.compactedBytes', (await bytesOf(store, keys)) * scaled);
  } finally {
    await store.close();
  }
}

/** Resolves to the number of its frames. */
async function playHour(store: Store, key: LogKey, seed: number): Promise<number> {
  const spec = jigsawSpec({ seed, columns: 8, rows: 6, pixelWidth: 1_600, pixelHeight: 1_200, tab: 20 });
  const played = new PlayedBoard({
    ...{
      store,
      key,
      seed: key.board,
      randomSeed: seed + key.board,
      rules: boardRules(cutJigsaw(spec), 'normal', false),
    },
    ...{ students: 1, ...HOUR_PACE, hasTeacher: false, notesFrames: false },
  });
  await played.open();
  await played.play(HOUR_MS);
  played.close();
  return (await readReplayLog(store, key, 0)).lastSeq;
}

/** Chunks and snapshots. */
async function bytesOf(store: Store, keys: readonly LogKey[]): Promise<number> {
  let bytes = 0;
  for (const key of keys)
    for (const { size } of [...(await store.logIndex(key)), ...(await store.snapshotIndex(key))]) bytes += size;
  return bytes;
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
