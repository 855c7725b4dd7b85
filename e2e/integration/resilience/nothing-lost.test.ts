/** Moves and messages of pages that ended before they were sent, one case each. Their orders are tried in `any-afternoon.test.ts`. */
import { io } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { expectOk } from '#client/headless/api-client.ts';
import { connectErrorCode } from '#client/net/connect-error.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import { Moves } from '#e2e/fixtures/afternoon.ts';
import { chatHttpAs } from '#e2e/fixtures/chat-client.ts';
import { Device, type Tab } from '#e2e/fixtures/device.ts';
import { operationsInLog } from '#e2e/fixtures/logged-frames.ts';
import { inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { openChattyClass, postedTexts, type TestClass } from '#e2e/fixtures/test-class.ts';
import type { BoardNumber, Page } from '#shared/ids.ts';
import type { PostReceipt } from '#shared/protocol/http/responses.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { CLASS_PARAMETER, classroomPath, NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();
const devices: Device[] = [];

afterEach(async () => {
  for (const device of devices.splice(0)) await device.stop();
});

async function newDevice(): Promise<Device> {
  const device = await Device.start(Number(new URL(server.origin).port));
  devices.push(device);
  return device;
}

function json(method: string, body: object): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function waitUntilAllSaved({ player, chat }: Tab): Promise<void> {
  await player.waitUntilSaved(40_000);
  await player.waitUntil(() => chat.isOpen && chat.pending.length === 0, 'all messages posted', 60_000);
}

const boardOf = ({ player }: Tab): BoardNumber => player.mirror?.number ?? 0;

// Proves I16.
it('counts operations anew under a page number that was used before, and loses none', async () => {
  const testClass = await openChattyClass(server.origin);
  const device = await newDevice();
  await device.join(testClass, 'Mina');
  const page: Page = newPageId();
  const moves = new Moves();
  const first = await device.open(testClass.id, { page });
  moves.drop(first, 5);
  await first.player.waitUntilSaved();
  await first.close();
  const second = await device.open(testClass.id, { page });
  moves.drop(second, 7);
  await second.player.waitUntilSaved();
  const board = boardOf(second);
  await server.stop();
  const carried = await operationsInLog(server.folder, { classroom: testClass.id, board });
  expect(carried).toHaveLength(12);
  expect(new Set(carried).size).toBe(12);
});

it('says what was carried out under the id of an operation', async () => {
  const testClass = await openChattyClass(server.origin);
  const device = await newDevice();
  await device.join(testClass, 'Mina');
  const { player } = await device.open(testClass.id);
  const board = player.mirror?.number ?? 0;
  const seen = { epoch: player.mirror?.confirmed.epoch ?? 0, seq: player.mirror?.confirmed.seq ?? 0 };
  const drop = (piece: number, counter: number) =>
    player.link.request<{ seq: number; kind?: string; piece?: number }>((socket, ack) =>
      socket.emit('drop', { board, piece, x: 9_000, y: 9_000, page: 77, counter, seen }, ack),
    );
  const answers = [await drop(5, 1), await drop(6, 2), await drop(7, 1), await drop(7, 2)];
  const seqs = answers.map((answer) => (answer.ok ? answer.seq : 0));
  expect(answers.map((answer) => (answer.ok ? [answer.kind, answer.piece] : answer.code))).toEqual([
    ['drop', 5],
    ['drop', 6],
    ['drop', 5],
    ['drop', 6],
  ]);
  expect(seqs.slice(2)).toEqual(seqs.slice(0, 2));
});

it('says which message was posted under the id of an operation, once it was posted', async () => {
  const testClass = await openChattyClass(server.origin);
  const device = await newDevice();
  await device.join(testClass, 'Mina');
  const post = (text: string) =>
    chatHttpAs(device.browser).request<PostReceipt>(
      classroomPath('messages', testClass.id),
      json('POST', { operation: { page: 7, counter: 1 }, text }),
    );
  const first = await post('hello');
  expect(first).toMatchObject({ ok: true, text: 'hello' });
  expect(await post('another')).toEqual(first);
  await server.stop();
  await server.start();
  expect(await post('another')).toEqual(first);
});

it('takes neither moves nor messages of one child from another on the same device', async () => {
  const testClass = await openChattyClass(server.origin);
  const device = await newDevice();
  await device.join(testClass, 'Mina');
  const { player } = await device.open(testClass.id);
  const person = player.view?.you.id;
  await device.closeTabs();
  await device.join(testClass, 'Jun');
  const { browser } = device;
  const post = json('POST', { operation: { page: 7, counter: 1 }, text: 'of Mina', person });
  expect(await chatHttpAs(browser).request(classroomPath('messages', testClass.id), post)).toMatchObject({
    ok: false,
    code: 'seat-elsewhere',
  });
  const socket = io(`${browser.origin}${NAMESPACE.board}`, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    query: { [CLASS_PARAMETER]: testClass.id },
    auth: { page: 7, version: PROTOCOL_VERSION, person },
    extraHeaders: { cookie: browser.cookie, origin: browser.origin },
    forceNew: true,
    reconnection: false,
  });
  const refusal = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
  socket.disconnect();
  expect(connectErrorCode(refusal)).toBe('seat-elsewhere');
  expect(await postedTexts(testClass)).toEqual([]);
});

// Proves I4.
it('carries out a kept drop whose earlier page still holds the piece, once that hold has ended', async () => {
  const testClass = await openChattyClass(server.origin);
  const device = await newDevice();
  await device.join(testClass, 'Mina');
  const first = await device.open(testClass.id);
  first.player.mirror?.take(9);
  first.player.mirror?.carry(20_000, 20_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  device.goOffline();
  await first.player.waitUntil(() => first.player.link.state !== 'live', 'the loss');
  first.player.mirror?.put(21_000, 21_000);
  await device.closeTabs();
  device.goOnline();
  const second = await device.open(testClass.id);
  // As a page does while it shows the board.
  const retries = setInterval(() => second.player.mirror?.retry(), 500);
  await second.player.waitUntilSaved(20_000).finally(() => clearInterval(retries));
  expect(second.player.refusals).toEqual([]);
  expect(second.player.mirror?.confirmed.groups.get(9)).toMatchObject({ x: 21_000, y: 21_000, hold: null });
});

it('asks before a page with an unsent picture is left, and no longer once it is posted', async () => {
  const testClass = await openChattyClass(server.origin);
  const device = await newDevice();
  await device.join(testClass, 'Mina');
  const { player, chat } = await device.open(testClass.id);
  await player.waitUntil(() => chat.isOpen, 'the chat');
  expect(device.storage.questions.size).toBe(0);
  device.goOffline();
  chat.submit({ text: '', to: null, file: new File(['no picture'], 'picture') });
  expect(device.storage.questions.size).toBe(1);
  const [message] = chat.pending;
  chat.discard(message?.counter ?? 0);
  expect(device.storage.questions.size).toBe(0);
});

/** Mina drops pieces without a network, and her tab is closed. */
async function dropOffline(testClass: TestClass, pieces: number): Promise<{ device: Device; tab: Tab; moves: Moves }> {
  const device = await newDevice();
  await device.join(testClass, 'Mina');
  const tab = await device.open(testClass.id);
  const moves = new Moves();
  device.goOffline();
  moves.drop(tab, pieces);
  await device.closeTabs();
  device.goOnline();
  return { device, tab, moves };
}

async function countInLog(testClass: TestClass, board: BoardNumber): Promise<number> {
  if (server.isRunning) await server.stop();
  return (await operationsInLog(server.folder, { classroom: testClass.id, board })).length;
}

// Proves I42.
it('sends stored moves after their child has come back by a rejoin code', async () => {
  const testClass = await openChattyClass(server.origin);
  const { device, tab } = await dropOffline(testClass, 4);
  await device.join(testClass, 'Jun');
  const juns = await device.open(testClass.id);
  await device.closeTabs();
  const you = tab.player.view?.you;
  await device.rejoin(testClass, you?.role === 'student' ? you.rejoin : '');
  const again = await device.open(testClass.id);
  expect(boardOf(again)).toBe(boardOf(tab));
  await waitUntilAllSaved(again);
  expect(device.storage.records.size).toBe(0);
  await device.closeTabs();
  expect(await countInLog(testClass, boardOf(tab))).toBe(4);
  expect(await countInLog(testClass, boardOf(juns))).toBe(0);
});

it('sends stored moves to the board that they were made on when another picture has been dealt', async () => {
  const testClass = await openChattyClass(server.origin);
  const { device, tab } = await dropOffline(testClass, 4);
  const { picture, teacher } = testClass;
  expectOk(await teacher.startActivity(testClass.id, { picture, cuts: [{ columns: 4, rows: 3 }] }));
  const again = await device.open(testClass.id);
  expect(boardOf(again)).not.toBe(boardOf(tab));
  await again.player.waitUntil(() => device.storage.records.size === 0, 'all stored moves sent');
  expect(again.lateRefusals).toEqual([]);
  await device.closeTabs();
  expect(await countInLog(testClass, boardOf(tab))).toBe(4);
  expect(await countInLog(testClass, boardOf(again))).toBe(0);
});

it('gives stored moves up, and says so of each, when their board is not the child’s any more', async () => {
  const testClass = await openChattyClass(server.origin);
  const other = await newDevice();
  await other.join(testClass, 'Jun');
  const juns = await other.open(testClass.id);
  const { device, tab } = await dropOffline(testClass, 4);
  const { records } = device.storage;
  // As if Mina had played at Jun's board before.
  for (const [name, record] of [...records]) {
    records.delete(name);
    records.set(name.replace(`board-${boardOf(tab)}.`, `board-${boardOf(juns)}.`), record);
  }
  const again = await device.open(testClass.id);
  await again.player.waitUntil(() => again.lateRefusals.length > 0, 'the refusal');
  expect(again.lateRefusals.map(({ failure: { code } }) => code)).toEqual([
    'no-board',
    'no-board',
    'no-board',
    'no-board',
  ]);
  expect(records.size).toBe(0);
  await device.closeTabs();
  await other.closeTabs();
  expect(await countInLog(testClass, boardOf(juns))).toBe(0);
});

it('carries out once what two live tabs of a teacher have both taken over', async () => {
  const testClass = await openChattyClass(server.origin);
  const child = await newDevice();
  await child.join(testClass, 'Mina');
  const board = boardOf(await child.open(testClass.id));
  const port = Number(new URL(server.origin).port);
  const device = await Device.start(port, testClass.teacher.cookie);
  const twin = await Device.start(port, testClass.teacher.cookie);
  devices.push(device, twin);
  const tab = await device.open(testClass.id, { board });
  device.goOffline();
  new Moves().drop(tab, 20);
  await device.closeTabs();
  device.goOnline();
  for (const [name, record] of device.storage.records) twin.storage.records.set(name, record);
  const tabs = await Promise.all([device.open(testClass.id, { board }), twin.open(testClass.id, { board })]);
  for (const each of tabs) await waitUntilAllSaved(each);
  expect(tabs.flatMap(({ player }) => player.refusals)).toEqual([]);
  for (const each of devices) await each.closeTabs();
  expect(await countInLog(testClass, board)).toBe(20);
});
