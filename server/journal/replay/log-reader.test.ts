/** A log with a damaged chunk, keyframe or record: what can be read is, and what cannot is named. */
import { hash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PlayedBoard, stateOf } from '#e2e/simulation/played-board.ts';
import { boardAt, type SegmentSource } from '#e2e/simulation/replayed-board.ts';
import { A, classroom } from '#e2e/store/contract/sample-records.ts';
import { compress } from '#server/journal/compression.ts';
import type { LogChunk, Snapshot } from '#server/store/port.ts';
import { openSqliteStore, type SqliteStore } from '#server/store/sqlite/store.ts';
import { dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { type ReplayStore, readReplayLog, readSegment } from './log-reader.ts';

const KEY = { classroom: A, board: 1 };
const SEED = 3;
const rules = boardRules(
  cutJigsaw(jigsawSpec({ seed: 1, columns: 6, rows: 4, pixelWidth: 800, pixelHeight: 600, tab: 20 })),
  'hard',
  true,
);
const dealt = () => dealtBoard(rules, scatter(rules.puzzle, SEED, true), 0);

let store: SqliteStore;
let played: PlayedBoard;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jogak-replay-'));
  store = await openSqliteStore({ folder });
  await store.addClassroom(classroom(A, { expiresAt: 9e15 }));
  played = new PlayedBoard({ store, key: KEY, rules, seed: SEED, students: 6, randomSeed: 5 });
  await played.open();
  await played.play(120_000);
  return async () => {
    played.close();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
});

/** The store, with other chunks and snapshots in place of some of its own. */
function damagedStore({
  chunk = (each) => each,
  snapshot = (each) => each,
}: {
  readonly chunk?: (each: LogChunk, index: number) => LogChunk;
  readonly snapshot?: (each: Snapshot) => Snapshot;
}): ReplayStore {
  return {
    logIndex: (key) => store.logIndex(key),
    snapshotIndex: (key) => store.snapshotIndex(key),
    log: async (...args) => {
      const firstSeqs = (await store.logIndex(KEY)).map(({ firstSeq }) => firstSeq);
      return (await store.log(...args)).map((each) => chunk(each, firstSeqs.indexOf(each.firstSeq)));
    },
    snapshot: async (...args) => {
      const found = await store.snapshot(...args);
      return found === null ? null : snapshot(found);
    },
  };
}

async function sourceOf(of: ReplayStore): Promise<SegmentSource> {
  const index = await readReplayLog(of, KEY, 77);
  return { index, readSegment: (firstSeq) => readSegment(of, KEY, firstSeq) };
}

/** Compares all moments that were noted: how many are as they were, and how many cannot be shown. None may differ. */
async function compare(source: SegmentSource): Promise<{ equal: number; unreadable: number; afterwards: number }> {
  let [equal, unreadable, afterwards] = [0, 0, 0];
  for (const { at, seq, state } of played.frames.filter((_, index) => index % 5 === 0)) {
    const board = await boardAt(source, dealt, at);
    if (board === null) {
      unreadable += 1;
      afterwards = 0;
      continue;
    }
    expect([board.seq, stateOf(board)]).toEqual([seq, state]);
    equal += 1;
    afterwards += 1;
  }
  return { equal, unreadable, afterwards };
}

function withBytes(chunk: LogChunk, bytes: Uint8Array, isSigned = false): LogChunk {
  return { ...chunk, bytes, digest: isSigned ? hash('sha256', bytes, 'hex') : chunk.digest };
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  const at = (bit >> 3) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

const DAMAGES: readonly (readonly [string, (chunk: LogChunk) => LogChunk])[] = [
  ['empty', (chunk) => withBytes(chunk, new Uint8Array(), true)],
  ['cut off', (chunk) => withBytes(chunk, chunk.bytes.subarray(0, chunk.bytes.length - 1))],
  [
    'cut off, with the digest of what is left',
    (chunk) => withBytes(chunk, chunk.bytes.subarray(0, chunk.bytes.length - 1), true),
  ],
  ['with one bit changed', (chunk) => withBytes(chunk, flipped(chunk.bytes, 77))],
  [
    'with one bit of its digest changed',
    (chunk) => ({ ...chunk, digest: chunk.digest.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }),
  ],
  [
    'of random bytes',
    (chunk) =>
      withBytes(
        chunk,
        Uint8Array.from({ length: 90 }, (_, index) => (index * 37) % 256),
        true,
      ),
  ],
  ['of a text', (chunk) => withBytes(chunk, compress(new TextEncoder().encode('{"not":"ours"}')), true)],
  ['of another method of compression', (chunk) => withBytes(chunk, Uint8Array.of(9, 1, 2), true)],
  ['with more frames than its record says', (chunk) => ({ ...chunk, frames: chunk.frames - 1 })],
];

describe('a log of many segments', () => {
  it('is read whole, at every moment', async () => {
    const source = await sourceOf(store);
    expect(source.index.segments.length).toBeGreaterThan(1);
    expect(source.index.lastSeq).toBe(played.frames.at(-1)?.seq);
    expect(source.index.lastTime).toBe(played.frames.at(-1)?.at);
    expect(await compare(source)).toMatchObject({ unreadable: 0 });
  });

  // Proves I56.
  it.each(DAMAGES)('with a chunk %s plays up to it, and on from the next keyframe', async (_, damage) => {
    const { length } = await store.logIndex(KEY);
    const middle = Math.floor(length / 2);
    const source = await sourceOf(damagedStore({ chunk: (each, index) => (index === middle ? damage(each) : each) }));
    const { equal, unreadable, afterwards } = await compare(source);
    expect(unreadable).toBeGreaterThan(0);
    expect(equal).toBeGreaterThan(played.frames.length / 10);
    expect(afterwards).toBeGreaterThan(10);
  });

  it('whose first record cannot be read begins when the board was made', async () => {
    const source = await sourceOf(
      damagedStore({ chunk: (each, index) => (index === 0 ? withBytes(each, Uint8Array.of(0)) : each) }),
    );
    expect(source.index.epochs).toEqual([{ epoch: 1, firstSeq: 1, wallTime: 77 }]);
    const length = (played.frames.at(-1)?.at ?? 0) - (played.frames[0]?.at ?? 0);
    expect(source.index.lastTime).toBe(77 + length);
  });

  it('with a keyframe that cannot be read has that segment without one', async () => {
    const [first] = await store.snapshotIndex(KEY);
    const broken = damagedStore({
      snapshot: (each) => (each.seq === first?.seq ? { ...each, bytes: flipped(each.bytes, 0) } : each),
    });
    const segment = await readSegment(broken, KEY, (first?.seq ?? 0) + 1);
    expect(segment?.keyframe).toBeNull();
    expect(segment?.entries.every(({ bytes }) => bytes !== null)).toBe(true);
    const { unreadable, afterwards } = await compare(await sourceOf(broken));
    expect(unreadable).toBeGreaterThan(0);
    expect(afterwards).toBeGreaterThan(10);
  });

  it('of two epochs, the second with an earlier date, goes on after the first', async () => {
    const last = played.frames.at(-1)?.at ?? 0;
    played.clock.setBack(3_600_000);
    await played.open();
    await played.play(5_000);
    const { epochs, segments } = (await sourceOf(store)).index;
    expect(epochs.map(({ wallTime }) => wallTime)).toEqual([played.frames[0]?.at, last]);
    for (const { startTime, endTime } of segments) expect(endTime).toBeGreaterThanOrEqual(startTime);
    for (const [index, { startTime }] of segments.entries())
      if (index > 0) expect(startTime).toBeGreaterThanOrEqual(segments[index - 1]?.startTime ?? 0);
  });
});

it('an empty log has no segment, and the dealt board as its first', async () => {
  const other = { classroom: A, board: 2 };
  expect(await readReplayLog(store, other, 0)).toEqual({ epochs: [], segments: [], idle: [], lastSeq: 0, lastTime: 0 });
  expect(await readSegment(store, other, 1)).toEqual({ keyframe: null, entries: [] });
  expect(await readSegment(store, other, 2)).toBeNull();
});
