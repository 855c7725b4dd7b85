/** The chats of a node on a real store with real pictures: what is erased is gone from everywhere, and what a crash parted is cleared away. */
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClassroomId, PictureId } from '../../../shared/ids.ts';
import type { Answer } from '../../../shared/protocol/events.ts';
import { Forgetting } from '../../http/session/forgetting.ts';
import { SessionRecords } from '../../http/session/records.ts';
import { sessions } from '../../http/session/session.ts';
import { openLog } from '../../log.ts';
import { openPictures, type Pictures } from '../../pictures/pictures.ts';
import { drawing } from '../../pictures/samples.ts';
import { SOLE_WRITER } from '../../store/lease.ts';
import { openSqliteStore, type SqliteStore } from '../../store/sqlite/store.ts';
import { type Chat, operationOf } from '../chats.ts';
import type { Person, Student } from '../classrooms.ts';
import { type Live, startLive } from '../start.ts';

let folder: string;
let store: SqliteStore;
let pictures: Pictures;
let live: Live;
let id: ClassroomId;
let code: string;
let counter = 0;

const TEACHER = { role: 'teacher' } as const;

async function start(): Promise<void> {
  store = await openSqliteStore({ folder });
  pictures = await openPictures({ folder, store });
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const config = { publicOrigin: null, trustProxy: false, classDays: 1 } as const;
  const session = sessions(new SessionRecords(store), ['a secret of tests alone']);
  const forgets = new Forgetting(store);
  live = await startLive({
    http,
    store,
    leases: () => SOLE_WRITER,
    pictures,
    session,
    forgets,
    config,
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
  expect(await (await chat()).set(TEACHER, { voice: 'all', pictures: 'on' })).toEqual({ ok: true });
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

async function sitDown(name: string): Promise<Student> {
  const joined = await live.classrooms.join({ code, name }, [], []);
  if (!joined.ok || joined.person.role !== 'student') throw new Error('not in');
  return joined.person;
}

function value<Result>(answer: Answer<Result>): Result {
  if (!answer.ok) throw new Error(answer.code);
  return answer;
}

async function say(
  person: Person,
  text: string,
  { to, withPicture = false }: { to?: number; withPicture?: boolean } = {},
) {
  counter += 1;
  const operation = { page: 1, counter };
  const picture = withPicture ? await keptPicture(operationOf(person, operation)) : null;
  return value(await (await chat()).post(person, { operation, text, picture, ...(to === undefined ? {} : { to }) }))
    .number;
}

async function keptPicture(message: string) {
  const file = join(pictures.uploads, 'sent');
  await writeFile(file, await drawing(64, 48).jpeg().toBuffer());
  const kept = await pictures.receive(id, file, { message });
  await rm(file);
  if (!kept.ok) throw new Error(kept.code);
  const { id: picture, width, height, animated } = kept.record;
  return { id: picture, width, height, animated };
}

async function files(): Promise<number> {
  const found = await readdir(join(folder, 'pictures'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).length;
}

const textsOf = async (person: Person) =>
  (await (await chat()).page(person, Number.MAX_SAFE_INTEGER)).messages.map(({ text }) => text);

test('an erased seat leaves nothing of what it said, showed or was told, and the others keep theirs', async () => {
  const [mina, jun] = [await sitDown('Mina'), await sitDown('Jun')];
  await say(mina, 'hello', { withPicture: true });
  const pinned = await say(mina, 'look here');
  await say(jun, 'hi', { withPicture: true });
  await say(TEACHER, 'for Mina', { to: 1 });
  await say(mina, 'thank you', { to: 1 });
  await say(TEACHER, 'for all');
  value(await (await chat()).set(TEACHER, { pinned, mute: { seat: 1, muted: true } }));
  const stood = await (await chat()).since(jun, 0);
  expect(stood.messages.map(({ text }) => text)).toEqual(['hello', 'look here', 'hi', 'for all']);
  expect(await files()).toBe(2);

  await live.chats.eraseSeat(id, mina.seat);
  expect(await textsOf(TEACHER)).toEqual(['hi', 'for all']);
  expect(await textsOf(jun)).toEqual(['hi', 'for all']);
  expect(await files()).toBe(1);
  expect(await store.chat(id)).toMatchObject({ muted: [], pinned: null });
  expect(JSON.stringify([await store.messages(id, 1_000, 1_000), await store.chat(id)])).not.toContain(mina.seat);
  // A page that has seen it is told to begin anew.
  expect(await (await chat()).since(jun, stood.revision)).toMatchObject({ anew: true });
  // No number is used again.
  expect(await say(jun, 'next')).toBeGreaterThan(stood.revision);
});

test('a picture without a message, as a crash leaves it, is gone when the chat is opened next', async () => {
  const mina = await sitDown('Mina');
  await say(mina, 'kept', { withPicture: true });
  await keptPicture('never sent');
  expect(await files()).toBe(2);
  await stop();
  await start();
  expect(await textsOf(mina)).toEqual(['kept']);
  expect(await files()).toBe(1);
  expect((await store.pictures(id)).map(({ message }) => message)).toEqual([operationOf(mina, { page: 1, counter })]);
});

test('a class that ends takes messages and pictures with it', async () => {
  const mina = await sitDown('Mina');
  await say(mina, 'hello', { withPicture: true });
  await live.classrooms.remove(id);
  expect(await files()).toBe(0);
  expect(await store.messages(id, 1_000, 1_000)).toEqual([]);
  expect(await live.chats.chat(id)).toBeNull();
});

test('after a clear no number is used again, not even after a restart', async () => {
  const mina = await sitDown('Mina');
  const last = await say(mina, 'hello');
  value(await (await chat()).clear(TEACHER));
  await stop();
  await start();
  expect(await textsOf(mina)).toEqual([]);
  expect(await say(mina, 'again')).toBeGreaterThan(last);
});

test('what is not a chat picture of the class is not shown by any number', async () => {
  const mina = await sitDown('Mina');
  expect(await (await chat()).picture(mina, 1)).toBeNull();
  const number = await say(mina, '', { withPicture: true });
  const picture: PictureId | null = await (await chat()).picture(mina, number);
  expect((await store.picture(picture ?? ('' as PictureId)))?.message).toBe(operationOf(mina, { page: 1, counter }));
});
