/** Acknowledged chat messages survive a killed server, a lost network and a restart, each once and in one order. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { FaultProxy } from '#e2e/fixtures/server/fault-proxy.ts';
import { closedAfterEach, serverProcessPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { animation } from '#e2e/fixtures/test-images.ts';

const server = await serverProcessPerFile();
let testClass: TestClass;
const chatClients = closedAfterEach<ChatClient>();

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'together' }, { capacity: 200 });
});

async function connectChat(browser: ApiClient): Promise<ChatClient> {
  const chatClient = new ChatClient(browser, testClass.id);
  chatClients.push(chatClient);
  return chatClient.waitUntilOpen();
}

async function student(name: string, origin = server.origin): Promise<ChatClient> {
  const browser = new ApiClient(origin);
  expectOk(await browser.join({ code: testClass.code, name }));
  return connectChat(browser);
}

async function all(of: ChatClient): Promise<ChatClient> {
  while (of.session.hasOlder) await of.session.loadOlder();
  return of;
}

// Proves I15.
it('keeps each message once, in the same order for everybody, over kill -9 under 200 messages a second from 200 seats', async () => {
  const teacher = await connectChat(testClass.teacher);
  expect(await teacher.set({ voice: 'all' })).toMatchObject({ ok: true });
  const students: ChatClient[] = [];
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
    for (const [index, each] of students.entries()) each.startPost(`${index} ${round}`);
    await wait(1_000);
  }
  await dying;
  for (const each of students)
    await each.waitUntil(
      () => each.session.pending.length === 0 && each.session.isOpen,
      'all messages stored and received',
      60_000,
    );

  const newcomer = await all(await student('Reader').catch(() => connectChat(testClass.teacher)));
  const expected = students.flatMap((_, index) => Array.from({ length: ROUNDS }, (__, round) => `${index} ${round}`));
  expect(newcomer.texts.toSorted()).toEqual(expected.toSorted());
  const order = newcomer.posts.map(({ number, text }) => `${number} ${text}`);
  for (const [index, each] of students.entries()) {
    await each.waitUntil(() => each.posts.length === expected.length, `all of them at ${index}`, 20_000);
    expect(each.posts.map(({ number, text }) => `${number} ${text}`)).toEqual(order);
    // Each message counted as new once.
    expect(new Set(each.received.map(({ number }) => number)).size).toBe(each.received.length);
    const own = newcomer.texts.filter((text) => text.startsWith(`${index} `));
    expect(own).toEqual(Array.from({ length: ROUNDS }, (_, round) => `${index} ${round}`));
  }
}, 180_000);

it('sends a student who lost the network exactly the missed messages, with their deletions, and none twice', async () => {
  const proxy = await FaultProxy.start(Number(new URL(server.origin).port));
  try {
    const teacher = await connectChat(testClass.teacher);
    await teacher.set({ voice: 'all' });
    const mina = await student('Mina', proxy.origin);
    const jun = await student('Jun');
    const first = Number(await teacher.post('first'));
    await mina.waitForMessage('first');
    const before = mina.received.length;
    proxy.cut();
    mina.startPost('written meanwhile');
    const gone = Number(await teacher.post('gone again'));
    for (let line = 0; line < 5; line += 1) {
      await teacher.post(`teacher ${line}`);
      await jun.post(`jun ${line}`);
      await wait(900);
    }
    await teacher.post('for jun alone', jun.seat);
    await teacher.post('for mina alone', mina.seat);
    await teacher.remove(gone);
    await teacher.remove(first);
    proxy.heal();
    await mina.waitForMessage('written meanwhile', 30_000);
    await mina.waitForMessage('for mina alone');
    const texts = [0, 1, 2, 3, 4].flatMap((line) => [`teacher ${line}`, `jun ${line}`]);
    await mina.waitUntil(() => !mina.texts.includes('first'), 'the deletion');
    expect(mina.texts.filter((text) => text !== 'written meanwhile')).toEqual([...texts, 'for mina alone']);
    expect(mina.received.slice(before).map(({ text }) => text)).toEqual([...texts, 'for mina alone']);
    await teacher.waitForMessage('written meanwhile');
    expect(teacher.texts.filter((text) => text === 'written meanwhile')).toHaveLength(1);
  } finally {
    await proxy.stop();
  }
});

it('keeps text, pictures and every setting over a restart', async () => {
  const teacher = await connectChat(testClass.teacher);
  const mina = await student('Mina');
  const jun = await student('Jun');
  await teacher.set({ voice: 'all', slow: 60, pictures: 'approval', words: ['바보'] });
  await teacher.set({ mute: { seat: jun.seat, muted: true } });
  const picturePost = Number(
    await teacher.postPicture(new Blob([new Uint8Array(await animation('gif', 5, 48))]), 'moving'),
  );
  await teacher.set({ pinned: picturePost });
  await mina.post('hello');
  await mina.waitForMessage('hello');
  const files = await readdir(join(server.folder, 'pictures'), { recursive: true });
  const messagesBefore = teacher.session.messages;
  await server.stop();
  await server.start();
  const restarted = await connectChat(testClass.teacher);
  await restarted.waitUntil(() => restarted.posts.length === 2, 'the messages');
  expect(restarted.session.messages.slice(0, messagesBefore.length)).toEqual(messagesBefore);
  expect(restarted.session.view).toMatchObject({
    voice: 'all',
    slow: 60,
    pictures: 'approval',
    pinned: { number: picturePost, text: 'moving' },
    forTeachers: { words: ['바보'] },
  });
  expect(restarted.session.view?.forTeachers?.seats.map(({ name, muted }) => `${name} ${muted}`)).toEqual([
    'Mina false',
    'Jun true',
  ]);
  expect((await restarted.picture(picturePost, true)).status).toBe(200);
  expect(await readdir(join(server.folder, 'pictures'), { recursive: true })).toEqual(files);
  await mina.waitUntil(() => mina.session.isOpen && mina.player.link.state === 'live', 'the old page reconnected');
  expect(await (await connectChat(jun.browser)).post('hm')).toBe('muted');
  // A reconnect is not announced as a join.
  await wait(1_500);
  expect(restarted.session.messages.filter(({ kind }) => kind === 'joined')).toHaveLength(2);
});
