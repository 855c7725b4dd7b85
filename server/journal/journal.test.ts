/** The journal over a real store that is sometimes away: every frame arrives once, in order, or its owner learns that the log is lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { classroom as sampleClass } from '#e2e/store/contract/sample-records.ts';
import { UNSAVED_BYTES_MAX } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import type { LogChunk, Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import type { Dragged } from '#shared/board/board-event.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { encodeTickBody } from '#shared/wire/frames/tick-frame.ts';
import { decompress } from './compression.ts';
import { Journal } from './journal.ts';
import type { LogListener } from './log-writer.ts';

const classroom = 'journal-test-class' as ClassroomId;
const key = { classroom, board: 1 };

let folder: string;
let store: Store;
let isAway = false;
const batches: LogChunk[][] = [];
let journal: Journal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-journal-'));
  store = await openSqliteStore({ folder });
  isAway = false;
  batches.length = 0;
  await store.addClassroom(sampleClass(classroom, { expiresAt: 9e15 }));
  const flakyStore: Store = Object.assign(Object.create(store), {
    append: async (chunks: readonly LogChunk[]) => {
      if (isAway) throw new Error('away');
      batches.push([...chunks]);
      return store.append(chunks);
    },
  });
  journal = new Journal(flakyStore, openLog('silent'), () => performance.now());
});

afterEach(async () => {
  journal.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function motion(x: number): Dragged[] {
  return [{ kind: 'dragged', group: 1, x, y: 0 }];
}

/** A frame with an event. */
function body(x: number): Uint8Array {
  return encodeTickBody({ events: [{ kind: 'released', group: 1, x, y: 0 }], drags: [] });
}

function listener(): LogListener & { readonly committedTo: number[]; isLost: boolean } {
  const recorded = {
    committedTo: [] as number[],
    isLost: false,
    committed: (seq: number) => recorded.committedTo.push(seq),
    lost: () => {
      recorded.isLost = true;
    },
  };
  return recorded;
}

/** The x of every stored position, in order. */
async function storedPositions(): Promise<number[]> {
  const chunks = await store.log(key, 1);
  return chunks.flatMap(({ bytes, firstSeq, startTime }) =>
    decodeChunk(decompress(bytes), firstSeq, startTime).flatMap(({ tick }) =>
      [...tick.events, ...tick.drags].flatMap((event) => ('x' in event ? event.x : [])),
    ),
  );
}

it('sends a durable frame at once, with the motion before it in the same chunk', async () => {
  const recorded = listener();
  const writer = journal.open(key, 1, recorded);
  for (let seq = 1; seq <= 5; seq += 1) writer.addMotion(seq, seq * 33, motion(seq));
  expect(batches).toHaveLength(0);
  writer.add(6, 200, body(6), true);
  await journal.flush();
  expect(recorded.committedTo).toEqual([6]);
  expect(batches).toHaveLength(1);
  expect(await storedPositions()).toEqual([1, 2, 3, 4, 5, 6]);
});

it('stores frames of an outage once and in order when the store is back', async () => {
  const recorded = listener();
  const writer = journal.open(key, 1, recorded);
  isAway = true;
  for (let seq = 1; seq <= 40; seq += 1) {
    if (seq % 4 === 0) writer.add(seq, seq * 33, body(seq), true);
    else writer.addMotion(seq, seq * 33, motion(seq));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(journal.isFailing).toBe(true);
  expect(recorded.committedTo).toEqual([]);
  isAway = false;
  await journal.flush();
  expect(journal.isFailing).toBe(false);
  expect(recorded.committedTo.at(-1)).toBe(40);
  expect(recorded.committedTo).toEqual(recorded.committedTo.toSorted((a, b) => a - b));
  expect(await storedPositions()).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

// Proves I34.
it('has no room beyond the bound while the store is away, and again when it is back', async () => {
  const writer = journal.open(key, 1, listener());
  isAway = true;
  const large = encodeTickBody({
    events: [{ kind: 'solved' }],
    drags: Array.from({ length: 3_000 }, (_, index) => ({ kind: 'dragged', group: index + 1, x: 0, y: 0 })),
  });
  for (let seq = 1; journal.hasRoom; seq += 1) {
    expect(seq * large.length).toBeLessThan(UNSAVED_BYTES_MAX * 2);
    writer.add(seq, seq, large, true);
  }
  isAway = false;
  await journal.flush();
  expect(journal.hasRoom).toBe(true);
});

// Proves I11.
it('lets a second writer take a log over; the first learns it and writes no more', async () => {
  const [first, second] = [listener(), listener()];
  const old = journal.open(key, 1, first);
  old.add(1, 0, body(1), true);
  await journal.flush();
  const newer = journal.open(key, 2, second);
  newer.add(2, 0, body(20), true);
  await journal.flush();
  old.add(2, 33, body(2), true);
  await journal.flush();
  expect(first.isLost).toBe(true);
  expect(second.isLost).toBe(false);
  old.add(3, 66, body(3), true);
  await journal.flush();
  expect(await storedPositions()).toEqual([1, 20]);
});

// Proves I14.
it('sends many logs in one batch, one chunk for each', async () => {
  const writers = Array.from({ length: 30 }, (_, index) =>
    journal.open({ classroom, board: index + 1 }, 1, listener()),
  );
  isAway = true;
  for (const writer of writers) writer.add(1, 0, body(1), true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  isAway = false;
  await journal.flush();
  const combined = batches.filter((batch) => batch.length > 1);
  expect(combined.length).toBeGreaterThan(0);
  for (const batch of batches) expect(new Set(batch.map(({ board }) => board)).size).toBe(batch.length);
  expect(batches.flat()).toHaveLength(30);
});
