/** A request in a group commit completes or leaves no change, and does not affect other requests. */
import { expect, it } from 'vitest';
import { chunk, classroom, classroomId, T0 } from '#e2e/store/contract/sample-records.ts';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';

const A = classroomId('a');
const on = (board: number) => chunk({ classroom: A, board }, 1, 'me');

it('rolls back the changes of a failed request, and those alone', async () => {
  const store = await openSqliteStore({ folder: await testFolder() });
  await store.addClassroom(classroom(A));
  // NaN frames: the table refuses the second chunk, after the first was written.
  const [before, broken, after] = await Promise.allSettled([
    store.append([on(1)]),
    store.append([on(2), { ...on(3), frames: Number.NaN }]),
    store.append([on(4)]),
  ]);
  expect(before).toMatchObject({ status: 'fulfilled', value: ['stored'] });
  expect(broken).toMatchObject({ status: 'rejected', reason: { code: 'store-failed' } });
  expect(after).toMatchObject({ status: 'fulfilled', value: ['stored'] });
  const lengths = await Promise.all([1, 2, 3, 4].map(async (board) => (await store.log(on(board), 0)).length));
  expect(lengths).toEqual([1, 0, 0, 1]);
  await store.close();
});

it('answers each of many concurrent requests, writes and reads mixed', async () => {
  const store = await openSqliteStore({ folder: await testFolder() });
  const many = Array.from({ length: 3_000 }, (_, index) => index);
  const calls = many.map((index) => {
    const id = `${index}`;
    return index % 3 === 0 ? store.session(id) : store.setSession({ id, body: '{}', expiresAt: T0 });
  });
  expect(await Promise.all(calls)).toHaveLength(many.length);
  expect(await store.sweepSessions(T0)).toBe(2_000);
  await store.close();
});
