/** When the worker thread dies, no caller waits for ever. */
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { chunk, classroom, classroomId, seat } from '#e2e/store/contract/sample-records.ts';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { openSqliteStore } from './store.ts';

const A = classroomId('a');
const WORKER_DEAD = { name: 'StoreError', code: 'store-failed' };

it('rejects open and later calls with the reason, closes, and the folder opens again', async () => {
  const folder = await testFolder();
  const started: Promise<Worker[]> = once(process, 'worker');
  const store = await openSqliteStore({ folder });
  const [thread] = await started;
  await store.addClassroom(classroom(A));
  await store.append([chunk({ classroom: A, board: 1 }, 1, 'me')]);

  const waiting = Array.from({ length: 50 }, (_, board) => store.append([chunk({ classroom: A, board }, 2, 'me')]));
  const settled = Promise.allSettled(waiting);
  await thread?.terminate();

  const refused = (await settled).filter((result) => result.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject(WORKER_DEAD);
  await expect(store.classroom(A)).rejects.toMatchObject(WORKER_DEAD);
  await expect(store.check()).rejects.toMatchObject(WORKER_DEAD);
  await expect(store.failed).resolves.toMatchObject(WORKER_DEAD);
  await store.close();

  const reopened = await openSqliteStore({ folder });
  expect(await reopened.log({ classroom: A, board: 1 }, 1)).not.toEqual([]);
  await reopened.close();
});

it('reports no failure after a regular close', async () => {
  const store = await openSqliteStore({ folder: await testFolder() });
  await store.close();
  expect(await Promise.race([store.failed, Promise.resolve('no failure')])).toBe('no failure');
});

it('rejects a value that cannot be cloned instead of waiting for ever', async () => {
  const store = await openSqliteStore({ folder: await testFolder() });
  const withFunction = { ...seat(A, 1), greet: () => 'a function cannot be cloned' };
  await expect(store.addSeat(withFunction)).rejects.toMatchObject(WORKER_DEAD);
  await expect(store.check()).resolves.toBeUndefined();
  await store.close();
});
