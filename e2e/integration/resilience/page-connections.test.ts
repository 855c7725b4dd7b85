/** Pages and connections: a page that reconnects before its old connection times out, and a page with another person's number. */
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ApiClient, expectOk } from '#client/headless/api-client.ts';
import type { Player } from '#client/headless/player.ts';
import { newPageId } from '#client/net/outbox/operation-ids.ts';
import { closedAfterEach, inProcessServerPerFile } from '#e2e/fixtures/server/per-file.ts';
import { joinAsStudent, openClass, type TestClass } from '#e2e/fixtures/test-class.ts';
import { groupOf } from '#shared/board/board.ts';
import type { ClassroomId, Page } from '#shared/ids.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { NAMESPACE, PROTOCOL_VERSION, SOCKET_PATH } from '#shared/protocol/paths.ts';

const server = await inProcessServerPerFile();
let testClass: TestClass;
const players = closedAfterEach<Player>();
const sockets: Socket[] = [];

beforeEach(async () => {
  testClass = await openClass(server.origin, { mode: 'together', difficulty: 'hard' });
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

async function join(name: string): Promise<Player> {
  const { player } = await joinAsStudent(server.origin, testClass, name);
  players.push(player);
  return player;
}

/** A connection with any page number, at board 1. */
async function connect(browser: ApiClient, classroom: ClassroomId, page: Page): Promise<Socket> {
  const socket = io(`${browser.origin}${NAMESPACE.board}`, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    query: { class: classroom },
    auth: { page, version: PROTOCOL_VERSION },
    extraHeaders: { cookie: browser.cookie, origin: browser.origin },
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(null));
    socket.once('connect_error', reject);
  });
  expect(await socket.emitWithAck('enter', { board: 1 })).toMatchObject({ ok: true });
  return socket;
}

async function stranger(name: string): Promise<ApiClient> {
  const browser = new ApiClient(server.origin);
  expectOk(await browser.join({ code: testClass.code, name }));
  return browser;
}

it('keeps a reconnected page’s frames when its old connection ends', async () => {
  const browser = await stranger('Mina');
  const page = newPageId();
  const old = await connect(browser, testClass.id, page);
  const ended = new Promise((resolve) => old.once('disconnect', resolve));
  const returned = await connect(browser, testClass.id, page);
  // One connection per page: the server ends the old one at once.
  await ended;
  let frames = 0;
  returned.on('frame', () => {
    frames += 1;
  });
  const jun = await join('Jun');
  const junsMirror = await jun.enter();
  junsMirror.drop(5, 20_000, 20_000);
  await jun.waitUntilSaved();
  await jun.waitUntil(() => frames > 0, 'a frame for the reconnected page');
});

it('gives a page with another person’s number neither their frames, nor their hold, nor their drops', async () => {
  const [mina, jun] = [await join('Mina'), await join('Jun')];
  const [minasMirror, junsMirror] = [await mina.enter(), await jun.enter()];
  minasMirror.take(5);
  await jun.waitUntil(() => groupOf(junsMirror.confirmed, 5).hold?.page === mina.page, 'the hold');
  const mallory = await stranger('Mallory');
  const first = await connect(mallory, testClass.id, mina.page);
  const seen = { epoch: junsMirror.confirmed.epoch, seq: junsMirror.confirmed.seq };
  expect(
    await first.emitWithAck('drop', { board: 1, piece: 6, x: 9, y: 9, counter: Number.MAX_SAFE_INTEGER, seen }),
  ).toMatchObject({ ok: true });
  await connect(mallory, testClass.id, newPageId());
  junsMirror.drop(7, 30_000, 30_000);
  await jun.waitUntilSaved();
  await mina.waitUntil(() => groupOf(minasMirror.confirmed, 7).x === 30_000, 'Mina’s frames');
  expect(groupOf(junsMirror.confirmed, 5).hold?.page).toBe(mina.page);
  minasMirror.put(40_000, 40_000);
  await mina.waitUntilSaved();
  await jun.waitUntil(() => groupOf(junsMirror.confirmed, 5).x === 40_000, 'Mina’s drop');
});

// Proves I4.
it('keeps a drop that is made while the page is connected again and has not entered its board yet', async () => {
  const player = await join('Mina');
  const mirror = await player.enter();
  let dropped = false;
  player.onState = (state) => {
    if (state !== 'live' || dropped) return;
    dropped = true;
    mirror.drop(5, 20_000, 20_000);
  };
  await server.stop();
  await server.start();
  await player.waitUntil(() => dropped, 'the connection', 20_000);
  await player.waitUntilSaved(20_000);
  expect(player.refusals).toEqual([]);
  expect(groupOf(mirror.confirmed, 5)).toMatchObject({ x: 20_000, y: 20_000 });
});
