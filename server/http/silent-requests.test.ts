import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { expect, test } from 'vitest';
import { endSilentRequests } from './silent-requests.ts';

/** In place of 15 s. Milliseconds. */
const SILENCE_MS = 300;
/** In place of 30 s. Milliseconds. */
const SMALL_BODY_MS = 2_000;

/** A server that reads bodies to their end, and what became of its requests. */
async function startServer(smallBodyMs = SMALL_BODY_MS) {
  const ends: string[] = [];
  const app = express();
  app.use(endSilentRequests(SILENCE_MS, 20, smallBodyMs));
  app.post('/read', (request, response) => {
    response.once('close', () => ends.push(request.complete ? 'whole' : 'cut'));
    request.once('end', () => response.send('read'));
    request.resume();
  });
  app.post('/refused', (_request, response) => {
    response.send('no');
  });
  app.post('/slow-answer', (request, response) => {
    response.once('close', () => ends.push(response.writableFinished ? 'answered' : 'cut'));
    request.once('end', () => setTimeout(() => response.send('done'), 3 * SILENCE_MS));
    request.resume();
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    ends,
    async open(path: string, length: number, type = 'multipart/form-data; boundary=x'): Promise<Socket> {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: ${length}\r\ncontent-type: ${type}\r\n\r\n`);
      return socket;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether it ends with a reset is no matter. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

test.each([0, 1, 500])('a body that stops after %i bytes ends its request after the silence', async (bytes) => {
  await using server = await startServer();
  const socket = await server.open('/read', 1_000);
  socket.write('x'.repeat(bytes));
  const startedAt = performance.now();
  await closed(socket);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(SILENCE_MS - 50);
  await expect.poll(() => server.ends).toEqual(['cut']);
});

test('a slow body is read to its end, however long it takes', async () => {
  await using server = await startServer();
  const socket = await server.open('/read', 10);
  for (let sent = 0; sent < 10; sent += 1) {
    await wait(SILENCE_MS / 3);
    socket.write('x');
  }
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('200 OK');
  socket.destroy();
  await expect.poll(() => server.ends).toEqual(['whole']);
});

test('an answer that takes long is waited for', async () => {
  await using server = await startServer();
  const socket = await server.open('/slow-answer', 1);
  socket.write('x');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('200 OK');
  socket.destroy();
  await expect.poll(() => server.ends).toEqual(['answered']);
});

/** Sends a byte every 50 ms until the connection ends. */
async function drip(socket: Socket): Promise<void> {
  const timer = setInterval(() => socket.write('x'), 50);
  await closed(socket);
  clearInterval(timer);
}

test.each(['application/json', 'text/plain', ''])(
  'a small body (%s) that drips ends after its whole time',
  async (type) => {
    await using server = await startServer();
    const socket = await server.open('/read', 1_000_000, type);
    const startedAt = performance.now();
    await drip(socket);
    expect(performance.now() - startedAt).toBeGreaterThan(SMALL_BODY_MS - 100);
    await expect.poll(() => server.ends).toEqual(['cut']);
  },
);

test.each(['application/json', 'multipart/form-data; boundary=x'])(
  'what follows an answer (%s) is not waited for',
  async (type) => {
    await using server = await startServer(Number.POSITIVE_INFINITY);
    const sockets = await Promise.all(Array.from({ length: 40 }, () => server.open('/refused', 1_000_000, type)));
    await Promise.all(sockets.map(drip));
  },
);
