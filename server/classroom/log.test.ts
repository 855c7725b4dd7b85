/** The log of a class over a real store: facts hold once durable, survive a restart, and have one writer at a time. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { classroom, A as id } from '#e2e/store/contract/sample-records.ts';
import { openLog } from '#server/base/log.ts';
import { Journal } from '#server/journal/journal.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { ClassroomLog } from './log.ts';

const clock = { now: () => performance.now(), wall: () => Date.now() };

let folder: string;
let store: Store;
let journal: Journal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-classroom-log-'));
  store = await openSqliteStore({ folder });
  await store.addClassroom(classroom(id));
  journal = new Journal(store, openLog('silent'), clock.now);
});

afterEach(async () => {
  journal.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<ClassroomLog> {
  const log = await ClassroomLog.open({ store, journal, clock }, id);
  if (log === null) throw new Error('taken over at the same time');
  return log;
}

// Proves I19.
it('has its facts when it is opened again, in a new epoch', async () => {
  const log = await open();
  expect(await log.append({ kind: 'paused' })).toEqual({ ok: true });
  expect(log.facts).toMatchObject({ epoch: 1, paused: true });
  expect((await open()).facts).toMatchObject({ epoch: 2, paused: true });
});

it('stores concurrent events in the order of the calls, those of one call in one frame', async () => {
  const log = await open();
  await Promise.all([log.append({ kind: 'paused' }, { kind: 'resumed' }), log.append({ kind: 'paused' })]);
  expect(log.facts.paused).toBe(true);
  const frames = (await store.log({ classroom: id, board: 0 }, 1)).reduce((sum, chunk) => sum + chunk.frames, 0);
  expect(frames).toBe(3);
});

// Proves I11.
it('refuses the writer from before a takeover, who changes nothing', async () => {
  const first = await open();
  const second = await open();
  expect(await first.append({ kind: 'paused' })).toMatchObject({ ok: false, code: 'moved' });
  expect(first.facts.paused).toBe(false);
  expect(await second.append({ kind: 'paused' })).toEqual({ ok: true });
  expect((await open()).facts).toMatchObject({ epoch: 3, paused: true });
});
