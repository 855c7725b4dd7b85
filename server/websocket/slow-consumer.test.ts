/** Slow consumers: clients that never read, but answer pings and send requests, by WebSocket and by HTTP polling. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { BACKLOG_BYTES_MAX } from '#server/base/limits.ts';
import { limitPackets } from '#server/sockets/connection/rate-limit.ts';
import { encodeBinaryFrame } from './binary-frame.ts';
import { FrameServer } from './frame-server.ts';
import { rawConnectionOf } from './raw-connection.ts';
import { dropSlowConsumers } from './slow-consumer.ts';

const ANSWER = 'x'.repeat(512 * 1024);
/** Together more than the buffers of the machine and the bound. */
const ANSWERS = (64 * 1024 * 1024) / ANSWER.length;

let http: HttpServer;
let io: Server;
let client: WebSocket;
let socket: Socket;

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { transports: ['websocket', 'polling'], perMessageDeflate: false, wsEngine: FrameServer });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const connecting = once(io, 'connection');
  client = new WebSocket(`ws://127.0.0.1:${address.port}/socket.io/?EIO=4&transport=websocket`);
  await once(client, 'open');
  client.send('40');
  [socket] = await connecting;
  client.pause();
});

afterEach(async () => {
  client.terminate();
  await io.close();
});

async function connectByPolling(): Promise<{ polling: Socket; poll: () => Promise<string> }> {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const url = `http://127.0.0.1:${address.port}/socket.io/?EIO=4&transport=polling`;
  const { sid } = JSON.parse((await (await fetch(url)).text()).slice(1));
  const connecting = once(io, 'connection');
  await fetch(`${url}&sid=${sid}`, { method: 'POST', body: '40' });
  const [polling] = await connecting;
  return { polling, poll: async () => (await fetch(`${url}&sid=${sid}`)).text() };
}

// Proves I34.
it('disconnects a client that sends requests and never reads, once its backlog exceeds the bound', async () => {
  let maxBacklog = 0;
  let seconds = 0;
  // One second a call: no rate limit disconnects the client before.
  limitPackets(socket, () => {
    seconds += 1;
    return seconds * 1_000;
  });
  socket.on('ask', () => {
    socket.emit('answer', ANSWER);
    maxBacklog = Math.max(maxBacklog, rawConnectionOf(socket.conn).backlog);
  });
  const ended = once(socket, 'disconnect');
  for (let turn = 0; turn < ANSWERS && socket.connected; turn += 1) {
    client.send('42["ask"]');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ended;
  expect(maxBacklog).toBeGreaterThan(BACKLOG_BYTES_MAX / 2);
  expect(maxBacklog).toBeLessThan(BACKLOG_BYTES_MAX + 2 * ANSWER.length);
});

it('disconnects a silent client that does not read, at the next check of all connections', async () => {
  for (let turn = 0; turn < ANSWERS && rawConnectionOf(socket.conn).backlog <= BACKLOG_BYTES_MAX / 2; turn += 1)
    socket.emit('answer', ANSWER);
  dropSlowConsumers([io.of('/')]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(socket.connected).toBe(true);
  const ended = once(socket, 'disconnect');
  for (let turn = 0; turn < ANSWERS && rawConnectionOf(socket.conn).backlog <= BACKLOG_BYTES_MAX; turn += 1)
    socket.emit('answer', ANSWER);
  dropSlowConsumers([io.of('/')]);
  await ended;
});

// Proves I34.
it('disconnects a client that sends requests and never polls, once its backlog exceeds the bound', async () => {
  const { polling } = await connectByPolling();
  const flushed: number[] = [];
  for (let frame = 0; frame < 100; frame += 1)
    rawConnectionOf(polling.conn).send(encodeBinaryFrame(Uint8Array.of(frame)), () => flushed.push(frame));
  dropSlowConsumers([io.of('/')]);
  expect(polling.connected).toBe(true);
  // Nothing has left: a board counts these frames as unsent.
  expect(flushed).toEqual([]);
  const ended = once(polling, 'disconnect');
  for (let turn = 0; turn < ANSWERS && rawConnectionOf(polling.conn).backlog <= BACKLOG_BYTES_MAX; turn += 1)
    polling.emit('answer', ANSWER);
  expect(rawConnectionOf(polling.conn).backlog).toBeLessThan(BACKLOG_BYTES_MAX + 2 * ANSWER.length);
  dropSlowConsumers([io.of('/')]);
  await ended;
});

it('sends a frame by polling as a packet among the events, in their order', async () => {
  const { polling, poll } = await connectByPolling();
  let flushed = 0;
  const send = (byte: number) =>
    rawConnectionOf(polling.conn).send(encodeBinaryFrame(Uint8Array.of(byte)), () => {
      flushed += 1;
    });
  send(1);
  polling.emit('between');
  send(2);
  const packets = (await poll()).split('\x1e');
  expect(packets.slice(-3)).toEqual(['bAQ==', '42["between"]', 'bAg==']);
  expect(flushed).toBe(2);
});
