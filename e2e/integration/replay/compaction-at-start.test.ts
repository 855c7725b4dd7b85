/** A server that starts compacts old logs in the background, through a kill in their midst, and serves damaged ones. */
import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { decoded, readStoredLogs } from '#e2e/fixtures/replay-log/stored-log.ts';
import { makeDataFolder, ServerProcess } from '#e2e/fixtures/server/server-process.ts';
import { openTestStore } from '#e2e/fixtures/server/test-database.ts';
import { openClass } from '#e2e/fixtures/test-class.ts';
import type { LogChunk, Store } from '#server/store/port.ts';
import type { ClassroomId } from '#shared/ids.ts';

const BOARD = 900;

async function onStore<Result>(folder: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openTestStore(folder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Adds the largest of the old logs as a board of the class; one of its chunks is damaged. */
async function addOldBoard(store: Store, classroom: ClassroomId): Promise<readonly LogChunk[]> {
  const [activity] = await store.activities(classroom);
  const log = (await readStoredLogs()).at(-1);
  if (activity === undefined || log === undefined) throw new Error('no activity, or no logs');
  const key = { classroom, board: BOARD };
  const { seed } = log;
  await store.addBoard({
    ...key,
    number: BOARD,
    activity: activity.id,
    cut: 0,
    team: null,
    seed,
    members: [null],
    createdAt: 1,
  });
  const chunks = log.chunks.map((chunk) => decoded<LogChunk>(key, chunk));
  for (const [index, chunk] of chunks.entries())
    await store.append([index === 50 ? { ...chunk, bytes: chunk.bytes.subarray(0, 9) } : chunk]);
  return chunks;
}

it('compacts what was played long ago, over a kill, and the damaged chunk alone is unreadable', async () => {
  const folder = await makeDataFolder();
  const server = new ServerProcess(folder);
  onTestFinished(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  await server.start();
  const { id, teacher } = await openClass(server.origin);
  await server.stop();
  const chunks = await onStore(folder, (store) => addOldBoard(store, id));
  const sizeOf = (log: readonly LogChunk[]) => log.reduce((sum, { bytes }) => sum + bytes.length, 0);
  await server.start();
  await server.kill();
  await server.start();
  const browser = teacher.withOrigin(server.origin);
  const bytesRead = async () =>
    expectOk(await browser.replay(id, BOARD)).segments.reduce((sum, { bytes }) => sum + bytes, 0);
  await expect.poll(bytesRead).toBeLessThan(sizeOf(chunks) * 0.9);
  const index = expectOk(await browser.replay(id, BOARD));
  expect(index.lastSeq).toBe(chunks.reduce((sum, { frames }) => sum + frames, 0));
  const { segment } = expectOk(await browser.replaySegment(id, BOARD, 1));
  expect(segment.entries.flatMap(({ bytes }, at) => (bytes === null ? [at] : []))).toEqual([50]);
  await server.stop();
  await onStore(folder, async (store) => {
    expect((await store.board(id, BOARD))?.compactedSeq).toBeGreaterThan(0);
    expect(sizeOf(await store.log({ classroom: id, board: BOARD }, 1))).toBeLessThan(sizeOf(chunks) * 0.9);
  });
});
