import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cookie, type SessionData } from 'express-session';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainCalendar } from '#e2e/fixtures/plain-calendar.ts';
import { A, classroom, membership } from '#e2e/store/contract/sample-records.ts';
import { ANONYMOUS_SESSION_MS, SESSION_TOUCH_MS } from '#server/base/limits.ts';
import { openSqliteStore, type SqliteStore } from '#server/store/sqlite/store.ts';
import { anonymousNameOf } from './anonymous-session.ts';
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
  records = new SerializedSessionStore(
    new PortSessionStore(
      store,
      plainCalendar(() => clock),
    ),
    () => clock,
  );
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function session(scope = ''): SessionData {
  const cookie = new Cookie();
  cookie.maxAge = HOUR;
  return { cookie, name: 'a browser', renewedAt: 0, scope };
}

function promisify<Result = void>(
  call: (done: (error?: unknown, result?: Result) => void) => void,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => call((error, result) => (error ? reject(error) : resolve(result))));
}
const set = (id: string, data: SessionData) => promisify((done) => records.set(id, data, done));
const touch = (id: string, data: SessionData) => promisify((done) => records.touch(id, data, done));
const destroy = (id: string) => promisify((done) => records.destroy(id, done));
const get = (id: string) => promisify<SessionData | null>((done) => records.get(id, done));

test('stores, reads and destroys a session', async () => {
  expect(await get('a')).toBeNull();
  await set('a', session('lions'));
  expect(await get('a')).toMatchObject({ name: 'a browser', scope: 'lions' });
  await destroy('a');
  expect(await get('a')).toBeNull();
});

test('an expired session is not returned, swept or not', async () => {
  await set('a', session());
  clock += HOUR - 1;
  expect(await get('a')).not.toBeNull();
  clock += 1;
  expect(await get('a')).toBeNull();
});

test('use extends a session, and is stored once a minute at most', async () => {
  await set('a', session());
  const expiry = async () => (await store.session('a'))?.expiresAt;
  expect(await expiry()).toBe(clock + HOUR);
  const first = await expiry();
  clock += SESSION_TOUCH_MS - 1;
  await touch('a', session());
  expect(await expiry()).toBe(first);
  clock += 1;
  await touch('a', session());
  expect(await expiry()).toBe(clock + HOUR);
});

test("a session's memberships note its use, and end with it", async () => {
  await store.addClassroom(classroom(A));
  await store.setMembership(membership('a browser', A, 1));
  await store.setMembership(membership('another', A, 2));
  const times = async () =>
    (await store.memberships('a browser')).map(({ usedAt, expiresAt }) => ({ usedAt, expiresAt }));
  await set('a', session());
  expect(await times()).toEqual([{ usedAt: clock, expiresAt: clock + HOUR }]);
  clock += SESSION_TOUCH_MS;
  await touch('a', session());
  expect(await times()).toEqual([{ usedAt: clock, expiresAt: clock + HOUR }]);
  expect(await store.memberships('another')).toEqual([membership('another', A, 2)]);
  await store.sweepSessions(clock + HOUR);
  expect(await store.memberships('a browser')).toEqual([]);
});

test('a touch by a request that read the session earlier does not undo a later change', async () => {
  await set('a', session());
  const early = await get('a');
  clock += SESSION_TOUCH_MS;
  const storing = set('a', session('lions'));
  // As another server: it does not know of the write that has just begun.
  const other = new SerializedSessionStore(
    new PortSessionStore(
      store,
      plainCalendar(() => clock),
    ),
    () => clock,
  );
  await storing;
  await promisify((done) => other.touch('a', early ?? session(), done));
  expect(await get('a')).toMatchObject({ scope: 'lions' });
});

test('a touch does not restore a destroyed session', async () => {
  await set('a', session());
  await destroy('a');
  clock += SESSION_TOUCH_MS;
  await touch('a', session());
  expect(await store.session('a')).toBeNull();
});

test('an error of the store reaches the caller', async () => {
  await store.close();
  await expect(set('a', session())).rejects.toThrow();
  await expect(get('a')).rejects.toThrow();
});

test('of a browser in no class nothing is stored: its id counts from when it was given', async () => {
  const sessions = new PortSessionStore(
    store,
    plainCalendar(() => clock),
  );
  const id = sessions.newId();
  const anonymous = await get(id);
  expect(anonymous?.name).toBe(anonymousNameOf(id));
  await set(id, anonymous ?? session());
  await touch(id, anonymous ?? session());
  expect(await store.session(id)).toBeNull();
  // Once something is stored under it, that counts.
  const renewed = { ...session(), isRenewed: true } as const;
  await set(id, renewed);
  expect((await get(id))?.isRenewed).toBe(true);
  await destroy(id);
  clock += ANONYMOUS_SESSION_MS - 1;
  expect(await get(id)).not.toBeNull();
  clock += 1;
  expect(await get(id)).toBeNull();
  expect(await get('no-id-of-ours')).toBeNull();
});
