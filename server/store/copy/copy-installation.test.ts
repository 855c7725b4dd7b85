/** An installation copied from the embedded store to MongoDB and back is identical; a copy that would lose data is refused. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import {
  activity,
  allBytes,
  board,
  chat,
  chunk,
  classroom,
  classroomId,
  membership,
  message,
  picture,
  seat,
  snapshot,
  T0,
} from '#e2e/store/contract/sample-records.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { openStore } from '#server/store/open.ts';
import type { Store } from '#server/store/port.ts';
import { digestClassroom, digestSessions } from './read-all.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const IDS = ['lions', 'bears', 'empty'].map(classroomId);
const [LIONS = classroomId(''), , EMPTY = classroomId('')] = IDS;

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'jogak-copy-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

const embedded = (dataDir: string) => openStore({ mongodbUri: null, dataDir });

async function withStore<Result>(opening: Promise<Store>, use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await opening;
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function fill(store: Store): Promise<void> {
  for (const id of IDS) await store.addClassroom(classroom(id));
  for (const id of IDS.filter((each) => each !== EMPTY)) {
    for (const number of [1, 2, 3]) await store.addSeat(seat(id, number));
    await store.addPicture(picture(id, 'x', { moving: 'm.webp' }));
    await store.addActivity(activity(id, 'x'));
    for (const number of [1, 2]) await store.addBoard(board(id, number));
    for (const key of [0, 1, 2].map((number) => ({ classroom: id, board: number }))) {
      for (let seq = 1; seq <= 40; seq += 1)
        await store.append([chunk(key, seq, `owner ${seq % 3}`, { bytes: allBytes(seq * 7) })]);
      for (const seq of [9, 20, 31]) await store.addSnapshot(snapshot(key, seq, { bytes: allBytes(seq) }));
    }
    for (const number of [1, 2])
      await store.setMembership(membership('session 1', id, number, { former: number === 1 }));
    await store.setChat(chat(id));
    await store.addMessages(Array.from({ length: 600 }, (_, index) => message(id, index + 1)));
  }
  const numbers = Array.from({ length: 700 }, (_, number) => number);
  await Promise.all(
    numbers.map((number) =>
      store.setSession({ id: `session ${number}`, body: `{"number":${number}}`, expiresAt: T0 + number }),
    ),
  );
}

/** Digests of everything: equal only if every record is. */
async function digestAll(store: Store): Promise<unknown> {
  const all = await store.classrooms(0);
  return Promise.all([...all.map(({ id }) => digestClassroom(store, id)), digestSessions(store)]);
}

function runCopy(from: string, to: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, '--from', from, '--to', to], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` });
    });
  });
}

it('refuses an invalid place with the usage', async () => {
  const { code, output } = await runCopy('mysql://x', `sqlite:${await folder()}`);
  expect(code).toBe(1);
  expect(output).toContain('npm run store:copy -- --from URI --to URI');
});

await onMongo((server) => {
  it('a copy there and back is identical, and a repeated copy changes nothing', { timeout: 180_000 }, async () => {
    const [here, returned] = [await folder(), await folder()];
    const uri = server().uri('copied');
    onTestFinished(() => server().drop('copied'));
    await withStore(embedded(here), fill);
    const before = await withStore(embedded(here), digestAll);

    // The remains of an interrupted copy.
    await withStore(openStore({ mongodbUri: uri, dataDir: '' }), async (store) => {
      await store.addClassroom(classroom(LIONS));
      await store.addSeat(seat(LIONS, 2));
    });
    const first = await runCopy(`sqlite:${here}`, uri);
    expect(first.output).toMatch(/^3 classes copied, 0 were there already\. Equal in both: 3 classrooms, 6 seats,/);
    expect(first.output).toContain('240 chunks, 18 snapshots, 4 memberships, 2 chats, 1200 messages, 700 sessions.');
    expect(first.code).toBe(0);
    expect((await runCopy(`sqlite:${here}`, uri)).output).toMatch(/^0 classes copied, 3 were there already/);
    expect((await runCopy(uri, `sqlite:${returned}`)).code).toBe(0);
    expect(await withStore(embedded(returned), digestAll)).toEqual(before);
  });

  it('does not overwrite a class that was played on at the target', { timeout: 180_000 }, async () => {
    const here = await folder();
    const uri = server().uri('played');
    onTestFinished(() => server().drop('played'));
    await withStore(embedded(here), fill);
    expect((await runCopy(`sqlite:${here}`, uri)).code).toBe(0);
    const late = chunk({ classroom: LIONS, board: 1 }, 41, 'somebody else');
    await withStore(openStore({ mongodbUri: uri, dataDir: '' }), (store) => store.append([late]));
    const second = await runCopy(`sqlite:${here}`, uri);
    expect(second.code).toBe(1);
    expect(second.output).toContain('A class was played on at its new place');
    const remaining = await withStore(openStore({ mongodbUri: uri, dataDir: '' }), (store) => store.log(late, 41));
    expect(remaining).toEqual([late]);
  });
});
