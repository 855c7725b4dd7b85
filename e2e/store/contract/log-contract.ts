/** A log stores each chunk once, distinguishes a writer's retry from another writer, and returns any part in order. */
import { describe, expect, it } from 'vitest';
import type { LogKey } from '#server/store/port.ts';
import { A, allBytes, B, chunk, classroom, snapshot } from './sample-records.ts';
import { type OpenTestStore, storePerTest } from './test-store.ts';

const KEY: LogKey = { classroom: A, board: 1 };
const CLASS_LOG: LogKey = { classroom: A, board: 0 };

export function logContract(open: OpenTestStore): void {
  describe('a log', () => {
    const opened = storePerTest(open);

    it('answers stored again to the same writer with the same bytes, and has one chunk', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const first = chunk(KEY, 1, 'x');
      expect(await store.append([first])).toEqual(['stored']);
      expect(await store.append([first])).toEqual(['stored']);
      expect(await store.log(KEY, 1)).toEqual([first]);
    });

    it.each([
      ['epoch', { epoch: 2 }],
      ['owner', { owner: 'y' }],
      ['bytes', { bytes: allBytes(9), digest: 'ff'.repeat(32) }],
    ])('is lost to a writer of another %s, and the first one stays', async (_, changes) => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const first = chunk(KEY, 1, 'x');
      await store.append([first]);
      expect(await store.append([{ ...first, ...changes }])).toEqual(['lost']);
      expect(await store.log(KEY, 1)).toEqual([first]);
    });

    it('stores or refuses each chunk of a call alone, and answers in the order of the chunks', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const log = (board: number): LogKey => ({ classroom: A, board });
      await store.append([chunk(log(2), 1, 'other')]);
      await store.append([chunk(log(3), 1, 'me')]);
      const chunks = [1, 2, 3, 4, 5].map((board) => chunk(log(board), 1, 'me'));
      expect(await store.append(chunks)).toEqual(['stored', 'lost', 'stored', 'stored', 'stored']);
      for (const one of chunks)
        expect(await store.log(one, 1)).toEqual([one.board === 2 ? chunk(log(2), 1, 'other') : one]);
      expect(await store.append([])).toEqual([]);
    });

    it('keeps the logs of boards and of the classroom separate', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addClassroom(classroom(B));
      const chunks = [KEY, CLASS_LOG, { classroom: A, board: 11 }, { classroom: B, board: 1 }].map((key) =>
        chunk(key, 1, 'x'),
      );
      expect(await store.append(chunks)).toEqual(chunks.map(() => 'stored'));
      for (const one of chunks) expect(await store.log(one, 0)).toEqual([one]);
      expect(await store.log({ classroom: B, board: 0 }, 0)).toEqual([]);
    });

    it('is read from any frame on, beginning with the chunk that holds it, in order of frames', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      // Frames 1..3, 4, 5..11, 12..1011: written out of order, as retries may be.
      const chunks = [
        chunk(KEY, 1, 'x', { frames: 3 }),
        chunk(KEY, 4, 'x'),
        chunk(KEY, 5, 'x', { frames: 7 }),
        chunk(KEY, 12, 'x', { frames: 1_000 }),
      ];
      for (const one of chunks.toReversed()) await store.append([one]);
      const from = async (seq: number) => (await store.log(KEY, seq)).map(({ firstSeq }) => firstSeq);
      expect(await store.log(KEY, 1)).toEqual(chunks);
      expect(await from(0)).toEqual([1, 4, 5, 12]);
      expect(await from(3)).toEqual([1, 4, 5, 12]);
      expect(await from(4)).toEqual([4, 5, 12]);
      expect(await from(5)).toEqual([5, 12]);
      expect(await from(8)).toEqual([5, 12]);
      expect(await from(11)).toEqual([5, 12]);
      expect(await from(12)).toEqual([12]);
      expect(await from(1_011)).toEqual([12]);
      expect(await from(1_012)).toEqual([]);
    });

    it('is read up to any frame, ending with the chunk that holds it', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      // Frames 1..3, 4, 5..11, 12..14.
      for (const [firstSeq, frames] of [
        [1, 3],
        [4, 1],
        [5, 7],
        [12, 3],
      ] as const)
        await store.append([chunk(KEY, firstSeq, 'x', { frames })]);
      const between = async (from: number, to: number) =>
        (await store.log(KEY, from, to)).map(({ firstSeq }) => firstSeq);
      expect(await between(1, 14)).toEqual([1, 4, 5, 12]);
      expect(await between(0, 3)).toEqual([1]);
      expect(await between(2, 4)).toEqual([1, 4]);
      expect(await between(4, 4)).toEqual([4]);
      expect(await between(7, 9)).toEqual([5]);
      expect(await between(7, 12)).toEqual([5, 12]);
      expect(await between(11, 11)).toEqual([5]);
      expect(await between(14, 1_000)).toEqual([12]);
      expect(await between(15, 1_000)).toEqual([]);
      expect(await between(5, 4)).toEqual([]);
      expect(await between(0, 0)).toEqual([]);
    });

    it('has an index of its chunks with their sizes, and of no other log', async () => {
      const { store, reopen } = opened();
      await store.addClassroom(classroom(A));
      expect(await store.logIndex(KEY)).toEqual([]);
      const chunks = [
        chunk(KEY, 12, 'x', { epoch: 2, bytes: allBytes(70_000), startTime: 0 }),
        chunk(KEY, 1, 'x', { frames: 11, bytes: allBytes(0), startTime: 0.5 }),
      ];
      for (const one of chunks) await store.append([one]);
      await store.append([chunk({ classroom: A, board: 2 }, 1, 'x')]);
      const index = [
        { firstSeq: 1, frames: 11, epoch: 1, startTime: 0.5, size: 0 },
        { firstSeq: 12, frames: 1, epoch: 2, startTime: 0, size: 70_000 },
      ];
      expect(await store.logIndex(KEY)).toEqual(index);
      expect(await (await reopen()).logIndex(KEY)).toEqual(index);
    });

    it.each([0, 1, 65_537, 1_048_576])('returns %i bytes unchanged', async (length) => {
      const { store, reopen } = opened();
      await store.addClassroom(classroom(A));
      const bytes = allBytes(length);
      const one = chunk(KEY, 1, 'x', { bytes });
      await store.append([one]);
      await store.addSnapshot(snapshot(KEY, 1, { bytes }));
      expect(bytes).toEqual(allBytes(length));
      const reopened = await reopen();
      expect((await reopened.log(KEY, 1))[0]?.bytes).toEqual(bytes);
      expect((await reopened.snapshot(KEY, 1))?.bytes).toEqual(bytes);
    });

    it('stores a part of a larger buffer, and that part alone', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const fullBuffer = Buffer.from(allBytes(4_096));
      const part = fullBuffer.subarray(100, 200);
      await store.append([chunk(KEY, 1, 'x', { bytes: part })]);
      await store.addSnapshot(snapshot(KEY, 1, { bytes: part }));
      expect(fullBuffer.byteLength).toBe(4_096);
      const expected = allBytes(4_096).slice(100, 200);
      expect((await store.log(KEY, 1))[0]?.bytes).toEqual(expected);
      expect((await store.snapshot(KEY, 1))?.bytes).toEqual(expected);
    });

    it('stores large sequence numbers, fractional times and large epochs', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      const late = chunk(KEY, 2 ** 40, 'x', { frames: 2 ** 20, epoch: 2 ** 31, startTime: 123_456_789.125 });
      await store.append([late]);
      expect(await store.log(KEY, 2 ** 40 + 2 ** 20 - 1)).toEqual([late]);
    });
  });

  describe('a chunk that is replaced', () => {
    const opened = storePerTest(open);
    const first = chunk(KEY, 1, 'x', { frames: 3, epoch: 2 });
    const smaller = { ...first, bytes: allBytes(2), digest: 'aa'.repeat(32) };

    it('has its new bytes and digest, and all else as before, over a restart', async () => {
      const { store, reopen } = opened();
      await store.addClassroom(classroom(A));
      const next = chunk(KEY, 4, 'x');
      for (const one of [first, next]) await store.append([one]);
      expect(await store.replaceChunk({ ...smaller, startTime: 7 }, first.digest)).toBe(true);
      expect(smaller.bytes).toEqual(allBytes(2));
      expect(await store.log(KEY, 1)).toEqual([smaller, next]);
      expect((await store.logIndex(KEY)).map(({ size }) => size)).toEqual([2, next.bytes.length]);
      expect(await (await reopen()).log(KEY, 1)).toEqual([smaller, next]);
    });

    it.each([
      ['firstSeq', { firstSeq: 2 }],
      ['frames', { frames: 4 }],
      ['epoch', { epoch: 1 }],
      ['owner', { owner: 'y' }],
      ['board', { board: 2 }],
    ])('is not one of another %s', async (_, changes) => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.append([first]);
      expect(await store.replaceChunk({ ...smaller, ...changes }, first.digest)).toBe(false);
      expect(await store.log(KEY, 0)).toEqual([first]);
      expect(await store.log({ classroom: A, board: 2 }, 0)).toEqual([]);
    });

    it('is replaced by one of many that replace the same bytes, and a class that is gone stays gone', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.append([first]);
      const rivals = Array.from({ length: 8 }, (_, index) => ({ ...smaller, digest: `${index}`.repeat(64) }));
      const results = await Promise.all(rivals.map((rival) => store.replaceChunk(rival, first.digest)));
      expect(results.filter(Boolean)).toHaveLength(1);
      const winner = rivals[results.indexOf(true)];
      expect(await store.log(KEY, 0)).toEqual([winner]);
      await store.removeClassroom(A);
      expect(await store.replaceChunk(smaller, winner?.digest ?? '')).toBe(false);
      expect(await store.log(KEY, 0)).toEqual([]);
    });
  });

  describe('a snapshot', () => {
    const opened = storePerTest(open);

    it('is the newest one at or before the requested frame', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      for (const seq of [30, 9, 100]) await store.addSnapshot(snapshot(KEY, seq));
      await store.addSnapshot(snapshot({ classroom: A, board: 2 }, 50));
      expect(await store.snapshot(KEY, 8)).toBeNull();
      expect(await store.snapshot(KEY, 9)).toEqual(snapshot(KEY, 9));
      expect(await store.snapshot(KEY, 99)).toEqual(snapshot(KEY, 30));
      expect(await store.snapshot(KEY, Number.MAX_SAFE_INTEGER)).toEqual(snapshot(KEY, 100));
      expect(await store.snapshot(CLASS_LOG, 1_000)).toBeNull();
    });

    it('stands in an index with its size, by frames', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      expect(await store.snapshotIndex(KEY)).toEqual([]);
      for (const seq of [30, 9, 100]) await store.addSnapshot(snapshot(KEY, seq, { bytes: allBytes(seq * 100) }));
      await store.addSnapshot(snapshot({ classroom: A, board: 2 }, 50));
      expect(await store.snapshotIndex(KEY)).toEqual([
        { seq: 9, epoch: 2, size: 900 },
        { seq: 30, epoch: 2, size: 3_000 },
        { seq: 100, epoch: 2, size: 10_000 },
      ]);
    });

    it('never changes', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addSnapshot(snapshot(KEY, 5));
      await store.addSnapshot(snapshot(KEY, 5, { epoch: 9, bytes: allBytes(3) }));
      expect(await store.snapshot(KEY, 5)).toEqual(snapshot(KEY, 5));
    });
  });
}
