/** When the database's thread dies, nobody waits for ever. */
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { chunk, classroom, classroomId, seat } from '../contract/samples.ts';
import { testFolder } from './crash/folder.ts';
import { openSqliteStore } from './store.ts';

const A = classroomId('a');
const DEAD = { name: 'StoreError', code: 'store-failed' };

it('rejects what waits and what comes later, says why, closes, and the folder opens again', async () => {
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
  for (const { reason } of refused) expect(reason).toMatchObject(DEAD);
  await expect(store.classroom(A)).rejects.toMatchObject(DEAD);
  await expect(store.check()).rejects.toMatchObject(DEAD);
  await expect(store.failed).resolves.toMatchObject(DEAD);
  await store.close();

  const again = await openSqliteStore({ folder });
  expect(await again.log({ classroom: A, board: 1 }, 1)).not.toEqual([]);
  await again.close();
});

it('says nothing of a failure when it was closed as asked', async () => {
  const store = await openSqliteStore({ folder: await testFolder() });
  await store.close();
  expect(await Promise.race([store.failed, Promise.resolve('well')])).toBe('well');
});

it('rejects what cannot change threads instead of waiting for ever', async () => {
  const store = await openSqliteStore({ folder: await testFolder() });
  const withFunction = { ...seat(A, 1), greet: () => 'a function stays in its thread' };
  await expect(store.addSeat(withFunction)).rejects.toMatchObject(DEAD);
  await expect(store.check()).resolves.toBeUndefined();
  await store.close();
});
