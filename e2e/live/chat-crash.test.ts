/** What was acknowledged in a chat survives, once and in one order: the server's sudden death, a lost network, a restart. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { Browser, expectOk } from '../../bench/bots/browser.ts';
import { animation } from '../../server/pictures/samples.ts';
import { openClass, type TestClass } from '../fixtures/classroom.ts';
import { FaultProxy } from '../fixtures/fault-proxy.ts';
import { guests, processOfFile } from '../fixtures/of-file.ts';
import { Talker } from '../fixtures/talker.ts';

const server = await processOfFile();
let room: TestClass;
const talkers = guests<Talker>();

beforeEach(async () => {
  room = await openClass(server.origin, { mode: 'together' }, { capacity: 200 });
});

async function talker(browser: Browser): Promise<Talker> {
  const made = new Talker(browser, room.id);
  talkers.push(made);
  return made.ready();
}

async function student(name: string, origin = server.origin): Promise<Talker> {
  const browser = new Browser(origin);
  expectOk(await browser.join({ code: room.code, name }));
  return talker(browser);
}

async function all(of: Talker): Promise<Talker> {
  while (of.talk.hasOlder) await of.talk.loadOlder();
  return of;
}

it('kill -9 under 200 messages a second from 200 seats: each is there once, in the same order for everybody', async () => {
  const teacher = await talker(room.teacher);
  expect(await teacher.set({ voice: 'all' })).toMatchObject({ ok: true });
  const students: Talker[] = [];
  for (let index = 0; index < 200; index += 20)
    students.push(...(await Promise.all(Array.from({ length: 20 }, (_, each) => student(`S${index + each}`)))));

  const ROUNDS = 6;
  const dying = [1_300, 2_900].reduce(async (before, ms) => {
    await before;
    await wait(ms);
    await server.kill();
    await server.start();
  }, Promise.resolve());
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, each] of students.entries()) each.say(`${index} ${round}`);
    await wait(1_000);
  }
  await dying;
  for (const each of students)
    await each.until(() => each.talk.pending.length === 0 && each.talk.isOpen, 'all stored and told', 60_000);

  const fresh = await all(await student('Reader').catch(() => talker(room.teacher)));
  const expected = students.flatMap((_, index) => Array.from({ length: ROUNDS }, (__, round) => `${index} ${round}`));
  expect(fresh.texts.toSorted()).toEqual(expected.toSorted());
  const order = fresh.said.map(({ number, text }) => `${number} ${text}`);
  for (const [index, each] of students.entries()) {
    await each.until(() => each.said.length === expected.length, `all of them at ${index}`, 20_000);
    expect(each.said.map(({ number, text }) => `${number} ${text}`)).toEqual(order);
    // Each was new once.
    expect(new Set(each.told.map(({ number }) => number)).size).toBe(each.told.length);
    const own = fresh.texts.filter((text) => text.startsWith(`${index} `));
    expect(own).toEqual(Array.from({ length: ROUNDS }, (_, round) => `${index} ${round}`));
  }
}, 180_000);

it('a student without a network gets exactly what was missed, with what became of it, and nothing twice', async () => {
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  try {
    const teacher = await talker(room.teacher);
    await teacher.set({ voice: 'all' });
    const mina = await student('Mina', proxy.origin);
    const jun = await student('Jun');
    const first = Number(await teacher.tell('first'));
    await mina.sees('first');
    const before = mina.told.length;
    proxy.cut();
    mina.say('written meanwhile');
    const gone = Number(await teacher.tell('gone again'));
    for (let line = 0; line < 5; line += 1) {
      await teacher.tell(`teacher ${line}`);
      await jun.tell(`jun ${line}`);
      await wait(900);
    }
    await teacher.tell('for jun alone', jun.seat);
    await teacher.tell('for mina alone', mina.seat);
    await teacher.remove(gone);
    await teacher.remove(first);
    proxy.heal();
    await mina.sees('written meanwhile', 30_000);
    await mina.sees('for mina alone');
    const texts = [0, 1, 2, 3, 4].flatMap((line) => [`teacher ${line}`, `jun ${line}`]);
    await mina.until(() => !mina.texts.includes('first'), 'the deletion');
    expect(mina.texts.filter((text) => text !== 'written meanwhile')).toEqual([...texts, 'for mina alone']);
    expect(mina.told.slice(before).map(({ text }) => text)).toEqual([...texts, 'for mina alone']);
    await teacher.sees('written meanwhile');
    expect(teacher.texts.filter((text) => text === 'written meanwhile')).toHaveLength(1);
  } finally {
    await proxy.stop();
  }
});

it('text, pictures and every switch are the same after a restart', async () => {
  const teacher = await talker(room.teacher);
  const mina = await student('Mina');
  const jun = await student('Jun');
  await teacher.set({ voice: 'all', slow: 60, pictures: 'approval', words: ['바보'] });
  await teacher.set({ mute: { seat: jun.seat, muted: true } });
  const shown = Number(await teacher.tellPicture(new Blob([new Uint8Array(await animation('gif', 5, 48))]), 'moving'));
  await teacher.set({ pinned: shown });
  await mina.tell('hello');
  await mina.sees('hello');
  const files = await readdir(join(server.folder, 'pictures'), { recursive: true });
  const kept = teacher.talk.messages;
  await server.stop();
  await server.start();
  const again = await talker(room.teacher);
  await again.until(() => again.said.length === 2, 'the messages');
  expect(again.talk.messages.slice(0, kept.length)).toEqual(kept);
  expect(again.talk.view).toMatchObject({
    voice: 'all',
    slow: 60,
    pictures: 'approval',
    pinned: { number: shown, text: 'moving' },
    forTeachers: { words: ['바보'] },
  });
  expect(again.talk.view?.forTeachers?.seats.map(({ name, muted }) => `${name} ${muted}`)).toEqual([
    'Mina false',
    'Jun true',
  ]);
  expect((await again.picture(shown, true)).status).toBe(200);
  expect(await readdir(join(server.folder, 'pictures'), { recursive: true })).toEqual(files);
  await mina.until(() => mina.talk.isOpen && mina.player.link.state === 'live', 'the old page is back');
  expect(await (await talker(jun.browser)).tell('hm')).toBe('muted');
  // Whoever was here has not come anew.
  await wait(1_500);
  expect(again.talk.messages.filter(({ kind }) => kind === 'came')).toHaveLength(2);
});
