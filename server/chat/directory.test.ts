/** The chats of a node on a real store with real pictures: erasing removes everything everywhere, and opening clears what a crash left. */
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainCalendar } from '#e2e/fixtures/plain-calendar.ts';
import { drawing } from '#e2e/fixtures/test-images.ts';
import { openLog } from '#server/base/log.ts';
import { machineClocks, TrustedClock } from '#server/base/trusted-clock.ts';
import { PortSessionStore } from '#server/http/session/port-session-store.ts';
import { createSessionMiddleware } from '#server/http/session/session.ts';
import type { Person, Student } from '#server/identity/person.ts';
import { SessionMemberships } from '#server/identity/session-memberships.ts';
import { openPictureStore, type PictureStore } from '#server/pictures/picture-store.ts';
import type { Realtime } from '#server/sockets/realtime.ts';
import { startRealtime } from '#server/sockets/start.ts';
import { NO_CARDS } from '#server/store/class-cards.ts';
import { SINGLE_PROCESS_LEASES } from '#server/store/leases/leases.ts';
import { openSqliteStore, type SqliteStore } from '#server/store/sqlite/store.ts';
import type { ClassroomId, PictureId } from '#shared/ids.ts';
import type { Answer } from '#shared/protocol/answer.ts';
import { type Chat, operationKey } from './port.ts';

let folder: string;
let store: SqliteStore;
let pictures: PictureStore;
let live: Realtime;
let id: ClassroomId;
let code: string;
let counter = 0;

const TEACHER = { role: 'teacher' } as const;

async function start(): Promise<void> {
  store = await openSqliteStore({ folder });
  pictures = await openPictureStore({ folder, store });
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const config = { publicOrigin: null, trustProxy: false, classDays: 1, adminPort: null, isListed: true } as const;
  const session = createSessionMiddleware({
    store: new PortSessionStore(store, plainCalendar()),
    memberships: () => new SessionMemberships(store, plainCalendar()),
    sessionSecrets: ['a secret of tests alone'],
    cookieName: 'jogak-of-tests',
  });
  live = await startRealtime({
    http,
    store,
    clock: await TrustedClock.open(store, openLog('silent'), machineClocks()),
    leases: () => SINGLE_PROCESS_LEASES,
    pictures,
    session,
    config,
    cards: NO_CARDS,
    build: null,
    log: openLog('silent'),
  });
}

async function stop(): Promise<void> {
  await live.drain();
  await store.close();
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-chat-'));
  await start();
  ({ id, code } = await live.classrooms.open({}));
  expect(await (await chat()).updateSettings(TEACHER, { voice: 'all', pictures: 'on' })).toEqual({ ok: true });
});

afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

async function chat(): Promise<Chat> {
  const found = await live.chats.chat(id);
  if (found === null) throw new Error('no chat');
  return found;
}

async function joinAsStudent(name: string): Promise<Student> {
  const joined = await live.classrooms.join({ code, name }, [], []);
  if (!joined.ok || joined.person.role !== 'student') throw new Error('not in');
  return joined.person;
}

function unwrap<Result>(answer: Answer<Result>): Result {
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}

async function post(
  person: Person,
  text: string,
  { to, withPicture = false }: { to?: number; withPicture?: boolean } = {},
) {
  counter += 1;
  const operation = { page: 1, counter };
  const picture = withPicture ? await storePicture(operationKey(person, operation)) : null;
  return unwrap(await (await chat()).post(person, { operation, text, picture, ...(to === undefined ? {} : { to }) }))
    .number;
}

async function storePicture(messageOperation: string) {
  const file = join(pictures.uploadFolder, 'sent');
  await writeFile(file, await drawing(64, 48).jpeg().toBuffer());
  const received = await pictures.add(id, file, { messageOperation });
  await rm(file);
  if (!received.ok) throw new Error(received.code);
  const { id: picture, width, height, animated } = received.record;
  return { id: picture, width, height, animated };
}

async function files(): Promise<number> {
  const found = await readdir(join(folder, 'pictures'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).length;
}

const textsOf = async (person: Person) =>
  (await (await chat()).page(person, Number.MAX_SAFE_INTEGER)).messages.map(({ text }) => text);

test('erasing a seat erases its messages, pictures and private threads, and nothing of the others', async () => {
  const [mina, jun] = [await joinAsStudent('Mina'), await joinAsStudent('Jun')];
  await post(mina, 'hello', { withPicture: true });
  const pinned = await post(mina, 'look here');
  await post(jun, 'hi', { withPicture: true });
  await post(TEACHER, 'for Mina', { to: 1 });
  await post(mina, 'thank you', { to: 1 });
  await post(TEACHER, 'for all');
  unwrap(await (await chat()).updateSettings(TEACHER, { pinned, mute: { seat: 1, muted: true } }));
  const before = await (await chat()).since(jun, 0);
  expect(before.messages.map(({ text }) => text)).toEqual(['hello', 'look here', 'hi', 'for all']);
  expect(await files()).toBe(2);

  await live.chats.eraseSeat(id, mina.seat);
  expect(await textsOf(TEACHER)).toEqual(['hi', 'for all']);
  expect(await textsOf(jun)).toEqual(['hi', 'for all']);
  expect(await files()).toBe(1);
  expect(await store.chat(id)).toMatchObject({ muted: [], pinned: null });
  expect(JSON.stringify([await store.messages(id, 1_000, 1_000), await store.chat(id)])).not.toContain(mina.seat);
  // A page that has seen them has to reload.
  expect(await (await chat()).since(jun, before.revision)).toMatchObject({ restart: true });
  expect(await post(jun, 'next')).toBeGreaterThan(before.revision);
});

test('opening a chat discards a picture that a crash left without a message', async () => {
  const mina = await joinAsStudent('Mina');
  await post(mina, 'kept', { withPicture: true });
  await storePicture('never sent');
  expect(await files()).toBe(2);
  await stop();
  await start();
  expect(await textsOf(mina)).toEqual(['kept']);
  expect(await files()).toBe(1);
  expect((await store.pictures(id)).map(({ message }) => message)).toEqual([operationKey(mina, { page: 1, counter })]);
});

test('removing a class removes its messages and pictures', async () => {
  const mina = await joinAsStudent('Mina');
  await post(mina, 'hello', { withPicture: true });
  await live.classrooms.remove(id);
  expect(await files()).toBe(0);
  expect(await store.messages(id, 1_000, 1_000)).toEqual([]);
  expect(await live.chats.chat(id)).toBeNull();
});

test('uses no number twice after a clear, not even after a restart', async () => {
  const mina = await joinAsStudent('Mina');
  const last = await post(mina, 'hello');
  unwrap(await (await chat()).clear(TEACHER));
  await stop();
  await start();
  expect(await textsOf(mina)).toEqual([]);
  expect(await post(mina, 'again')).toBeGreaterThan(last);
});

test('shows a picture for no number but that of its own message', async () => {
  const mina = await joinAsStudent('Mina');
  expect(await (await chat()).picture(mina, 1)).toBeNull();
  const number = await post(mina, '', { withPicture: true });
  const picture: PictureId | null = await (await chat()).picture(mina, number);
  expect((await store.picture(picture ?? ('' as PictureId)))?.message).toBe(operationKey(mina, { page: 1, counter }));
});
