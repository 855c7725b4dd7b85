/** Networks that let HTTP pass and not WebSocket: a class plays on by polling, by the same rules and with the same acknowledgements. */
import { afterEach, describe, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { ChatClient } from '#e2e/fixtures/chat-client.ts';
import { clientsOf } from '#e2e/fixtures/clients.ts';
import { operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import { leaveToAll } from '#e2e/fixtures/long-tables.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { BROKEN_FATES, RestrictedNetwork, type WebSocketFate } from '#e2e/fixtures/server/restricted-network.ts';
import { openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf } from '#shared/board/board.ts';
import type { ClassroomId } from '#shared/ids.ts';
import type { NoResult } from '#shared/protocol/answer.ts';
import type { StartActivityRequest } from '#shared/protocol/http/request-bodies.ts';
import { decodeWall } from '#shared/wire/frames/wall-frame.ts';

/** A network that says nothing takes its time to be found out. */
const WITHIN_MS = 40_000;
const TEST_MS = 180_000;
const TOGETHER: Partial<StartActivityRequest> = {
  mode: 'together',
  difficulty: 'hard',
  cuts: [{ columns: 8, rows: 6 }],
};

const server = await inProcessServerPerFile();
const { connect, join } = clientsOf(server);
const chats = closedAfterEach<ChatClient>();
const networks: RestrictedNetwork[] = [];

afterEach(async () => {
  for (const network of networks.splice(0)) await network.stop();
});

async function restricted(fate: WebSocketFate, options = {}): Promise<RestrictedNetwork> {
  const network = await RestrictedNetwork.start(Number(new URL(server.origin).port), fate, options);
  networks.push(network);
  return network;
}

async function openChat(browser: ApiClient, id: ClassroomId): Promise<ChatClient> {
  const chat = new ChatClient(browser, id);
  chats.push(chat);
  await chat.waitUntil(() => chat.session.isOpen, 'the chat', WITHIN_MS);
  return chat;
}

/** Connects without hurry: a network that says nothing takes its time to be found out. */
async function connectSlowly(browser: ApiClient, id: ClassroomId): Promise<Player> {
  const player = connect(browser, id);
  await player.waitUntil(() => player.view !== null, 'the class', WITHIN_MS);
  return player;
}

async function joinOver(network: RestrictedNetwork, { id, code }: TestClass, name: string): Promise<Player> {
  const browser = new ApiClient(network.origin);
  expectOk(await browser.join({ code, name }));
  return connectSlowly(browser, id);
}

const teacherOver = (network: RestrictedNetwork, { id, teacher }: TestClass) =>
  connectSlowly(teacher.withOrigin(network.origin), id);

describe.each([...BROKEN_FATES])('a network in which a WebSocket is %s', (fate) => {
  // Proves I15, I16.
  it(
    'plays, saves, shows the moves of others, fills the wall and chats',
    async ({ skip }) => {
      leaveToAll({ skip }, fate !== 'swallowed' && fate !== 'deaf');
      const network = await restricted(fate);
      const testClass = await openClass(server.origin, TOGETHER);
      const [mina, teacher] = await Promise.all([
        joinOver(network, testClass, 'Mina'),
        teacherOver(network, testClass),
      ]);
      const jun = (await join(testClass, 'Jun')).player;
      const [minas, juns] = [await mina.enter(), await jun.enter()];
      minas.drop(5, 20_000, 20_000);
      juns.drop(9, 30_000, 30_000);
      await mina.waitUntilSaved(WITHIN_MS);
      await jun.waitUntil(() => groupOf(juns.confirmed, 5).x === 20_000, 'the drop that came by polling', WITHIN_MS);
      await mina.waitUntil(() => groupOf(minas.confirmed, 9).x === 30_000, 'the frame by polling', WITHIN_MS);

      const walls: number[] = [];
      teacher.onWall = (bytes) => walls.push(...decodeWall(bytes).map(({ board }) => board));
      const watch = () => teacher.link.watchBoards([1]);
      // As a page does: the connection may be one that ends soon.
      teacher.onState = (state) => state === 'live' && void watch();
      await watch();
      minas.take(7);
      minas.carry(22_000, 23_000);
      await jun.waitUntil(() => groupOf(juns.confirmed, 7).x === 22_000, 'the drag', WITHIN_MS);
      await teacher.waitUntil(() => walls.includes(1), 'the wall', WITHIN_MS);

      const ofTeacher = await openChat(testClass.teacher.withOrigin(network.origin), testClass.id);
      expect(await ofTeacher.set({ voice: 'all' })).toMatchObject({ ok: true });
      expect(await ofTeacher.post('hello')).toBeTypeOf('number');
      await ofTeacher.waitForMessage('hello', WITHIN_MS);

      expect(network.polls).toBeGreaterThan(0);
      expect(mina.refusals).toEqual([]);
      await server.stop();
      expect(await operationsInLog(server.folder, { classroom: testClass.id, board: 1 })).toHaveLength(2);
    },
    TEST_MS,
  );
});

describe.each(['stripped', 'swallowed'] as const)('a server that starts anew where a WebSocket is %s', (fate) => {
  // Proves I12, I16.
  it.for([false, true])(
    'gets every move once; the proxy ends each connection after its answer: %s',
    async (closes, { skip }) => {
      leaveToAll({ skip }, fate === 'stripped');
      const network = await restricted(fate, { closes });
      const testClass = await openClass(server.origin, TOGETHER);
      const mina = await joinOver(network, testClass, 'Mina');
      const minas = await mina.enter();
      for (let piece = 1; piece <= 5; piece += 1) minas.drop(piece, 1_000 * piece, 60_000);
      await mina.waitUntilSaved(WITHIN_MS);
      const upgrades = network.upgrades;
      const stopped = server.stop();
      for (let piece = 6; piece <= 10; piece += 1) minas.drop(piece, 1_000 * piece, 60_000);
      await stopped;
      for (let piece = 11; piece <= 15; piece += 1) minas.drop(piece, 1_000 * piece, 60_000);
      await mina.waitUntil(() => mina.link.state !== 'live', 'the loss', WITHIN_MS);
      expect(minas.unsavedSince).not.toBeNull();
      await server.start();
      await mina.waitUntilSaved(WITHIN_MS);
      // It is known by now what this network does not let pass.
      expect(network.upgrades).toBe(upgrades);
      await server.stop();
      const operations = await operationsInLog(server.folder, { classroom: testClass.id, board: 1 });
      expect(operations).toHaveLength(15);
      expect(new Set(operations).size).toBe(15);
    },
  );
});

it('does not poll where a WebSocket passes, though the server was away', async () => {
  const network = await restricted('passes');
  const testClass = await openClass(server.origin, TOGETHER);
  const mina = await joinOver(network, testClass, 'Mina');
  for (let round = 0; round < 3; round += 1) {
    await server.stop();
    await mina.waitUntil(() => mina.link.state !== 'live', 'the loss', WITHIN_MS);
    await server.start();
    await mina.waitUntil(() => mina.link.state === 'live', 'the return', WITHIN_MS);
  }
  expect(network.polls).toBe(0);
});

it('does not poll where a balancer refuses the class alone, and another node answers all else', async () => {
  const network = await restricted('passes');
  const testClass = await openClass(server.origin, TOGETHER);
  const browser = new ApiClient(network.origin);
  expectOk(await browser.join({ code: testClass.code, name: 'Mina' }));
  network.isClassBusy = true;
  const mina = connect(browser, testClass.id);
  await mina.waitUntil(() => network.upgrades + network.polls >= 3, 'some attempts', WITHIN_MS);
  network.isClassBusy = false;
  await mina.waitUntil(() => mina.link.state === 'live', 'the class', WITHIN_MS);
  expect(network.polls).toBe(0);
});

it('lets a student in who waits, and removes one who plays, by polling', async () => {
  const network = await restricted('refused');
  const testClass = await openClass(server.origin, TOGETHER, { admission: 'approval' });
  const teacher = await teacherOver(network, testClass);
  const browser = new ApiClient(network.origin);
  expectOk(await browser.join({ code: testClass.code, name: 'Mina' }));
  const mina = connect(browser, testClass.id);
  await mina.waitUntil(() => mina.waiting !== null, 'the waiting room', WITHIN_MS);
  const seat = teacher.view?.admission?.waiting[0]?.number ?? 1;
  expectOk(await teacher.link.request<NoResult>((socket, ack) => socket.emit('admit', { seat: null }, ack)));
  await mina.waitUntil(() => mina.view !== null, 'the class', WITHIN_MS);
  await mina.enter();
  expectOk(await teacher.link.request<NoResult>((socket, ack) => socket.emit('remove', { seat, forGood: true }, ack)));
  await mina.waitUntil(() => mina.endReason === 'removed-for-good', 'the removal', WITHIN_MS);
});

it('closes the pages of a class that is deleted, by polling', async () => {
  const network = await restricted('refused');
  const testClass = await openClass(server.origin, TOGETHER);
  const mina = await joinOver(network, testClass, 'Mina');
  await testClass.teacher.remove(testClass.id);
  await mina.waitUntil(() => mina.link.state === 'closed', 'the end', WITHIN_MS);
});
