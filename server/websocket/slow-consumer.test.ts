/** Slow consumers: clients that never read, but answer pings and send requests. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { BACKLOG_BYTES_MAX } from '#server/base/limits.ts';
import { limitPackets } from '#server/sockets/connection/rate-limit.ts';
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
  io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, wsEngine: FrameServer });
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
