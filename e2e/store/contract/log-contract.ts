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

    it('never changes', async () => {
      const { store } = opened();
      await store.addClassroom(classroom(A));
      await store.addSnapshot(snapshot(KEY, 5));
      await store.addSnapshot(snapshot(KEY, 5, { epoch: 9, bytes: allBytes(3) }));
      expect(await store.snapshot(KEY, 5)).toEqual(snapshot(KEY, 5));
    });
  });
}
