/**
 * At random moments a replay is the board that the server had then; each seek reads a part of the log whose size does not grow with the
 * log. On both stores.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { playsEveryCase } from '#e2e/fixtures/long-tables.ts';
import { A, classroom } from '#e2e/store/contract/sample-records.ts';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { CHUNK_BYTES_MAX, SEGMENT_BYTES_MAX, SEGMENT_FRAMES_MAX } from '#server/base/limits.ts';
import { type ReplayStore, readReplayLog, readSegment } from '#server/journal/replay/log-reader.ts';
import { openMongoStore } from '#server/store/mongo/store.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { type Board, dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { PageReplay } from './page-replay.ts';
import { PlayedBoard, type PlayedBoardOptions, type PlayedFrame, stateOf } from './played-board.ts';
import { boardAt, type SegmentSource } from './replayed-board.ts';

const KEY = { classroom: A, board: 1 };
/** A thousand moments take their time on a busy machine. Milliseconds. */
const LONG_MS = 300_000;
const MOMENTS = playsEveryCase ? 1_000 : 150;

/** A store that counts the bytes of chunks and snapshots that it gives out. */
class CountingStore implements ReplayStore {
  readonly #store: ReplayStore;
  bytes = 0;

  constructor(store: ReplayStore) {
    this.#store = store;
  }

  readonly logIndex: Store['logIndex'] = (key) => this.#store.logIndex(key);
  readonly snapshotIndex: Store['snapshotIndex'] = (key) => this.#store.snapshotIndex(key);
  readonly log: Store['log'] = async (...args) => {
    const chunks = await this.#store.log(...args);
    for (const { bytes } of chunks) this.bytes += bytes.length;
    return chunks;
  };
  readonly snapshot: Store['snapshot'] = async (...args) => {
    const found = await this.#store.snapshot(...args);
    this.bytes += found?.bytes.length ?? 0;
    return found;
  };
}

function rulesOf(columns: number, rows: number) {
  const spec = jigsawSpec({ seed: 1, columns, rows, pixelWidth: 1_600, pixelHeight: 1_200, tab: 20 });
  return boardRules(cutJigsaw(spec), 'hard', true);
}

async function play(
  store: Store,
  options: Pick<PlayedBoardOptions, 'rules' | 'students' | 'hasTeacher' | 'rest'>,
  epochsMs: readonly number[],
): Promise<readonly PlayedFrame[]> {
  const randomSeed = randomInt(2 ** 32);
  // For a run that fails: with it the board is played again.
  console.log(`played with the seed ${randomSeed}`);
  await store.addClassroom(classroom(A, { expiresAt: 9e15 }));
  const played = new PlayedBoard({ ...options, store, key: KEY, seed: 3, randomSeed });
  for (const ms of epochsMs) {
    await played.open();
    await played.play(ms);
    played.clock.advance(600_000);
  }
  played.close();
  return played.frames;
}

async function sourceOf(store: ReplayStore): Promise<SegmentSource> {
  return { index: await readReplayLog(store, KEY, 0), readSegment: (firstSeq) => readSegment(store, KEY, firstSeq) };
}

/** Moments in any order: of frames, and between two of them. */
function randomMoments(frames: readonly PlayedFrame[]): { readonly at: number; readonly frame: PlayedFrame }[] {
  const random = new SeededRandom(frames.length);
  return Array.from({ length: MOMENTS }, () => {
    const index = Math.floor(random.fraction() * frames.length);
    const frame = frames[index];
    if (frame === undefined) throw new Error('no frames');
    const gap = (frames[index + 1]?.at ?? frame.at + 1) - frame.at;
    return { frame, at: frame.at + Math.floor(random.fraction() * Math.max(1, gap)) };
  });
}

function expectState(board: Board | null, { seq, state }: PlayedFrame): void {
  expect([board?.seq, board === null ? 0 : stateOf(board)]).toEqual([seq, state]);
}

function seekContract(open: () => Promise<Store>): void {
  // Proves I56.
  it('is the board that the server had at each random moment, in two epochs', { timeout: LONG_MS }, async () => {
    const store = await open();
    const rules = rulesOf(6, 4);
    const frames = await play(store, { rules, students: 4, rest: [0, 500] }, [100_000, 60_000]);
    const source = await sourceOf(store);
    expect(source.index.segments.length).toBeGreaterThan(1);
    const dealt = () => dealtBoard(rules, scatter(rules.puzzle, 3, true), 0);
    const moments = randomMoments(frames);
    for (const { at, frame } of moments) expectState(await boardAt(source, dealt, at), frame);
    // As a page shows it: by jumps, then forward all along, and all the way back.
    const page = new PageReplay(source, dealt);
    const forward = moments.toSorted((one, other) => one.at - other.at);
    for (const { at, frame } of [...moments, ...forward, ...forward.toReversed()])
      expectState(await page.boardAt(at), frame);
    await store.close();
  });

  it.each([
    ['many students at one board', { rules: rulesOf(10, 8), students: 12, hasTeacher: false, rest: [0, 50] }, 60_000],
    ['one student at 1,000 pieces', { rules: rulesOf(40, 25), students: 1, hasTeacher: false, rest: [0, 50] }, 200_000],
  ] as const)('reads a bounded part of a log of %s', async (_, options, ms) => {
    const store = await open();
    const frames = await play(store, options, [ms]);
    const counting = new CountingStore(store);
    const { index, readSegment: read } = await sourceOf(counting);
    const sizes = (await store.snapshotIndex(KEY)).map(({ size }) => size);
    // A snapshot is due once the log is that long: what was under way then comes on top.
    const most = Math.max(...sizes) + SEGMENT_BYTES_MAX + 2 * CHUNK_BYTES_MAX;
    const all = (await store.logIndex(KEY)).reduce((sum, { size }) => sum + size, 0);
    expect(counting.bytes).toBeLessThan(all / 4);
    expect(index.lastSeq).toBe(frames.at(-1)?.seq);
    for (const { firstSeq, lastSeq, bytes } of index.segments) {
      counting.bytes = 0;
      const segment = await read(firstSeq);
      expect(counting.bytes).toBe(bytes);
      expect(bytes).toBeLessThan(most);
      expect(lastSeq - firstSeq + 1).toBeLessThanOrEqual(SEGMENT_FRAMES_MAX);
      // A keyframe ends a chunk: no frame before it is read.
      expect(segment?.entries[0]?.firstSeq).toBe(firstSeq);
    }
    expect(index.segments.length).toBeGreaterThan(1);
    await store.close();
  });
}

describe('a replay on SQLite', () => {
  seekContract(async () => openSqliteStore({ folder: await testFolder() }));
});

await onMongo((server) => {
  describe('a replay on MongoDB', () => {
    seekContract(() => openMongoStore({ uri: server().uri(`jogak-${randomUUID()}`) }));
  });
});
