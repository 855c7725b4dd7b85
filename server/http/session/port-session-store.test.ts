import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cookie, type SessionData } from 'express-session';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SESSION_TOUCH_MS } from '#server/base/limits.ts';
import { loadOrCreateSecret } from '#server/base/secret-file.ts';
import { openSqliteStore, type SqliteStore } from '#server/store/sqlite/store.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { PortSessionStore } from './port-session-store.ts';
import { SerializedSessionStore } from './serialized-store.ts';

const HOUR = 3_600_000;
let folder = '';
let store: SqliteStore;
let clock = 0;
let records: SerializedSessionStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-sessions-'));
  store = await openSqliteStore({ folder });
  clock = 1_000_000;
  records = new SerializedSessionStore(new PortSessionStore(store, () => clock), () => clock);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function session(...classes: string[]): SessionData {
  const cookie = new Cookie();
  cookie.maxAge = HOUR;
  return {
    cookie,
    renewedAt: 0,
    memberships: classes.map((id) => ({ classroom: id as ClassroomId, person: { role: 'teacher' } })),
  };
}

function promisify<Result = void>(
  ask: (done: (error?: unknown, result?: Result) => void) => void,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => ask((error, result) => (error ? reject(error) : resolve(result))));
}
const set = (id: string, data: SessionData) => promisify((done) => records.set(id, data, done));
const touch = (id: string, data: SessionData) => promisify((done) => records.touch(id, data, done));
const destroy = (id: string) => promisify((done) => records.destroy(id, done));
const get = (id: string) => promisify<SessionData | null>((done) => records.get(id, done));

test('a session is kept, read and ended', async () => {
  expect(await get('a')).toBeNull();
  await set('a', session('lions'));
  expect((await get('a'))?.memberships).toEqual([{ classroom: 'lions', person: { role: 'teacher' } }]);
  await destroy('a');
  expect(await get('a')).toBeNull();
});

test('a session that is over is none, swept out or not', async () => {
  await set('a', session());
  clock += HOUR - 1;
  expect(await get('a')).not.toBeNull();
  clock += 1;
  expect(await get('a')).toBeNull();
});

test('use puts the end off, and is written down once a minute at most', async () => {
  await set('a', session());
  const ends = async () => (await store.session('a'))?.expiresAt;
  expect(await ends()).toBe(clock + HOUR);
  const first = await ends();
  clock += SESSION_TOUCH_MS - 1;
  await touch('a', session());
  expect(await ends()).toBe(first);
  clock += 1;
  await touch('a', session());
  expect(await ends()).toBe(clock + HOUR);
});

test('a touch by a request that read the session earlier undoes nothing of what was kept since', async () => {
  await set('a', session());
  const early = await get('a');
  clock += SESSION_TOUCH_MS;
  const keeping = set('a', session('lions'));
  // Another server's view of time: nothing tells it that somebody has just written.
  const other = new SerializedSessionStore(new PortSessionStore(store, () => clock), () => clock);
  await keeping;
  await promisify((done) => other.touch('a', early ?? session(), done));
  expect((await get('a'))?.memberships).toHaveLength(1);
});

test('a touch brings no ended session back', async () => {
  await set('a', session());
  await destroy('a');
  clock += SESSION_TOUCH_MS;
  await touch('a', session());
  expect(await store.session('a')).toBeNull();
});

test('a store that fails is told of', async () => {
  await store.close();
  await expect(set('a', session())).rejects.toThrow();
  await expect(get('a')).rejects.toThrow();
});

test('a secret is made once, for the owner alone', async () => {
  const file = join(folder, 'secret');
  const made = await loadOrCreateSecret(file, () => 'made the first time');
  expect(made).toBe('made the first time');
  expect(await loadOrCreateSecret(file, () => 'made again')).toBe(made);
  expect(await readFile(file, 'utf8')).toBe(`${made}\n`);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  await writeFile(file, ' \n');
  expect(await loadOrCreateSecret(file, () => 'made anew')).toBe('made anew');
});
