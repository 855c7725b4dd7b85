/** Frames over real connections: they bypass engine.io's packets, keep their order among them, and pass without the FrameServer, too. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import fc from 'fast-check';
import { Server, type ServerOptions } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import {
  clientFrame,
  connectRawWebSocket,
  fragmentedMessage,
  OPCODE,
  sendInPieces,
} from '#e2e/fixtures/raw-web-socket.ts';
import { encodeBinaryFrame } from './binary-frame.ts';
import { FrameServer } from './frame-server.ts';
import { type EngineConnection, rawConnectionOf } from './raw-connection.ts';

let http: HttpServer;
let io: Server;
const opened: (WebSocket | NetSocket)[] = [];

beforeEach(() => listen({ wsEngine: FrameServer }));

async function listen(options: Partial<ServerOptions>): Promise<void> {
  http = createServer();
  io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, maxHttpBufferSize: 1_000, ...options });
  io.engine.on('connection', (connection: EngineConnection) => {
    rawConnectionOf(connection);
    // These clients do not speak Socket.IO: it would end their connections.
    connection.removeAllListeners('data');
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
}

/** Starts again with engine.io's own WebSocket server. */
async function listenWithoutFrameServer(): Promise<void> {
  await io.close();
  await listen({});
}

afterEach(async () => {
  for (const each of opened.splice(0))
    if (each instanceof WebSocket) each.terminate();
    else each.destroy();
  await io.close();
});

function port(): number {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}

/** A client that collects all messages, and the server's end of its connection. */
async function connected(): Promise<{ client: WebSocket; received: string[]; connection: EngineConnection }> {
  const connecting = once(io.engine, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${port()}/socket.io/?EIO=4&transport=websocket`);
  opened.push(client);
  const received: string[] = [];
  client.on('message', (message: RawData, isBinary) => {
    const text = String(message);
    if (isBinary || text.startsWith('4')) received.push(isBinary ? text : text.slice(1));
  });
  const [[connection]] = await Promise.all([connecting, once(client, 'open')]);
  return { client, received, connection };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

it('sends a frame without a packet of engine.io', async () => {
  const { received, connection } = await connected();
  let packets = 0;
  connection.on('packetCreate', () => {
    packets += 1;
  });
  rawConnectionOf(connection).send(encodeBinaryFrame(bytesOf('short')));
  await expect.poll(() => received.length).toBe(1);
  expect(received).toEqual(['short']);
  expect(packets).toBe(0);
});

it('receives a short frame without a packet of engine.io', async () => {
  const { client, connection } = await connected();
  const packets: string[] = [];
  connection.on('message', (message: unknown) => packets.push(String(message)));
  const taken: string[] = [];
  const end = rawConnectionOf(connection).takeFrames((bytes) => taken.push(new TextDecoder().decode(bytes)));
  for (const text of ['one', 'two', 'x'.repeat(125)]) client.send(bytesOf(text));
  await expect.poll(() => taken.length).toBe(3);
  expect(taken).toEqual(['one', 'two', 'x'.repeat(125)]);
  expect(packets).toEqual([]);
  end?.();
  client.send(bytesOf('three'));
  await expect.poll(() => packets.length).toBe(1);
  expect(taken).toHaveLength(3);
});

it.each([
  ['with the FrameServer', async () => undefined],
  ['with another WebSocket server', listenWithoutFrameServer],
])('sends frames and packets in order to a client that reads slowly, %s', async (_, prepare) => {
  await prepare();
  const { client, received, connection } = await connected();
  client.pause();
  const rawConnection = rawConnectionOf(connection);
  const sent: string[] = [];
  let flushed = 0;
  const filler = '.'.repeat(50_000);
  for (let number = 0; number < 400; number += 1) {
    const text = `${number}${filler}`;
    sent.push(text);
    // Three packets, then two frames.
    if (number % 5 < 3) connection.write(text);
    else {
      rawConnection.send(encodeBinaryFrame(bytesOf(text)), () => {
        flushed += 1;
      });
    }
    // Some in one turn, some in turns of their own.
    if (number % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(flushed).toBeLessThan(160);
  expect(rawConnection.backlog).toBeGreaterThan(filler.length);
  client.resume();
  await expect.poll(() => [received.length, flushed]).toEqual([sent.length, 160]);
  expect(received.map((text) => Number.parseInt(text, 10))).toEqual(sent.map((_text, index) => index));
  expect(rawConnection.backlog).toBe(0);
});

it('receives all frames as packets with another WebSocket server', async () => {
  await listenWithoutFrameServer();
  const { client, connection } = await connected();
  expect(rawConnectionOf(connection).takeFrames(() => undefined)).toBeNull();
  const packets: string[] = [];
  connection.on('message', (message: unknown) => packets.push(String(message)));
  client.send(bytesOf('ordinary'));
  await expect.poll(() => packets.length).toBe(1);
});

interface ClientMessage {
  readonly kind: 'text' | 'bytes' | 'fragments' | 'ping';
  readonly text: string;
}

function framesOf({ kind, text }: ClientMessage, mask: readonly number[]): Buffer {
  const payload = bytesOf(text);
  switch (kind) {
    case 'text':
      return clientFrame(true, OPCODE.text, bytesOf(`4${text}`), mask);
    case 'bytes':
      return clientFrame(true, OPCODE.binary, payload, mask);
    case 'ping':
      return clientFrame(true, OPCODE.ping, payload.subarray(0, 100), mask);
    case 'fragments':
      return fragmentedMessage(payload, mask);
  }
}

/** A client that sends any bytes, and what the server receives of them: all messages, and those taken as frames. */
async function connectRaw(): Promise<{
  client: NetSocket;
  connection: EngineConnection;
  received: string[];
  taken: string[];
}> {
  const connecting = once(io.engine, 'connection');
  const client = await connectRawWebSocket(port());
  opened.push(client);
  const [connection] = await connecting;
  const received: string[] = [];
  const taken: string[] = [];
  connection.on('message', (message: unknown) => received.push(String(message)));
  rawConnectionOf(connection).takeFrames((bytes) => {
    taken.push(String(Buffer.from(bytes)));
    received.push(String(Buffer.from(bytes)));
  });
  return { client, connection, received, taken };
}

it('receives any messages once and in order, in whatever pieces they arrive', async () => {
  const part = fc.record({
    kind: fc.constantFrom<ClientMessage['kind']>('text', 'bytes', 'bytes', 'fragments', 'ping'),
    text: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 300 }),
  });
  const mask = fc.array(fc.nat({ max: 255 }), { minLength: 4, maxLength: 4 });
  const splits = fc.array(fc.nat({ max: 2_000 }), { maxLength: 6 });
  let takenFrames = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(part, mask), { minLength: 1, maxLength: 12 }), splits, async (parts, at) => {
      const { client, connection, received, taken } = await connectRaw();
      const all = Buffer.concat(parts.map(([each, own]) => framesOf(each, own)));
      const ends = at.filter((split) => split < all.length).sort((a, b) => a - b);
      await sendInPieces(client, all, ends);
      const sent = parts.flatMap(([{ kind, text }]) => (kind === 'ping' ? [] : [text]));
      await expect.poll(() => received.length).toBeGreaterThanOrEqual(sent.length);
      expect(received).toEqual(sent);
      takenFrames += taken.length;
      connection.close();
      client.destroy();
    }),
    { numRuns: 100 },
  );
  expect(takenFrames).toBeGreaterThan(20);
});

it('takes no frame out of the middle of a message', async () => {
  const zeros = [0, 0, 0, 0];
  const inside = clientFrame(true, OPCODE.binary, bytesOf('x'), zeros);
  const { client, received, taken } = await connectRaw();
  const message = clientFrame(true, OPCODE.binary, Buffer.concat(Array(50).fill(inside)), zeros);
  const head = message.length - 50 * inside.length;
  // The head alone, then pieces that each are such a frame.
  await sendInPieces(
    client,
    message,
    Array.from({ length: 50 }, (_, index) => head + index * inside.length),
  );
  await expect.poll(() => received.length).toBe(1);
  expect(taken).toEqual([]);
  expect(received[0]).toBe(String(message.subarray(head)));
});

it('refuses a short frame between the fragments of another message, as ws does', async () => {
  const { client, connection, taken } = await connectRaw();
  const ended = once(connection, 'close');
  const part = clientFrame(false, OPCODE.binary, bytesOf('half'), [0, 0, 0, 0]);
  await sendInPieces(client, Buffer.concat([part, clientFrame(true, OPCODE.binary, bytesOf('x'), [0, 0, 0, 0])]), [
    part.length,
  ]);
  await ended;
  expect(taken).toEqual([]);
});

it('refuses a malformed short frame, as ws does', async () => {
  for (const [bytes, why] of [
    [Buffer.from([0x82, 3, 1, 2, 3]), 'not masked'],
    [Buffer.from([0xc2, 0x83, 0, 0, 0, 0, 1, 2, 3]), 'a reserved bit'],
    [Buffer.from([0x83, 0x83, 0, 0, 0, 0, 1, 2, 3]), 'an unknown opcode'],
  ] as const) {
    const { client, connection } = await connected();
    let taken = 0;
    rawConnectionOf(connection).takeFrames(() => {
      taken += 1;
    });
    const ended = once(client, 'close');
    const socket: unknown = Reflect.get(client, '_socket');
    if (!(socket instanceof Object && 'write' in socket && typeof socket.write === 'function')) throw new Error('ws');
    socket.write(bytes);
    const [code] = await ended;
    expect(code, why).toBe(1002);
    expect(taken).toBe(0);
  }
});
