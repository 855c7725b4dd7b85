/** The short way of frames over real connections: it is in use, it keeps the order of everything, and there is a way without it. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { connect, type Socket as NetSocket } from 'node:net';
import fc from 'fast-check';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RawData, WebSocket } from 'ws';
import { encodeBinaryFrame } from './binary-frame.ts';
import { type EngineConnection, engineInternalsOf } from './engine-internals.ts';
import { RawConnection, rawConnectionOf } from './raw-connection.ts';

let http: HttpServer;
let io: Server;
const opened: (WebSocket | NetSocket)[] = [];

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, maxHttpBufferSize: 1_000 });
  // What these clients say is no Socket.IO: it would end their connections.
  io.engine.on('connection', (connection: EngineConnection) => connection.removeAllListeners('data'));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});

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

/** A client that hears all messages, and the server's end of its connection. */
async function connected(): Promise<{ client: WebSocket; heard: string[]; connection: EngineConnection }> {
  const connecting = once(io.engine, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${port()}/socket.io/?EIO=4&transport=websocket`);
  opened.push(client);
  const received: string[] = [];
  client.on('message', (message: RawData, isBinary) => {
    const text = String(message);
    if (isBinary || text.startsWith('4')) received.push(isBinary ? text : text.slice(1));
  });
  const [[connection]] = await Promise.all([connecting, once(client, 'open')]);
  return { client, heard: received, connection };
}

/** Hides what is not public of a connection. */
function withoutInternals(connection: EngineConnection): EngineConnection {
  return new Proxy(connection, {
    get: (of, name) => {
      if (name === 'transport') return {};
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

it('a frame goes out past the packets of engine.io: if not, an upgrade has shut the short way', async () => {
  const { heard: received, connection } = await connected();
  let packets = 0;
  connection.on('packetCreate', () => {
    packets += 1;
  });
  rawConnectionOf(connection).send(encodeBinaryFrame(bytesOf('short')));
  await expect.poll(() => received.length).toBe(1);
  expect(received).toEqual(['short']);
  expect(packets).toBe(0);
});

it('a short frame comes in past the packets of engine.io: if not, an upgrade has shut the short way', async () => {
  const { client, connection } = await connected();
  const packets: string[] = [];
  connection.on('message', (message: unknown) => packets.push(String(message)));
  const taken: string[] = [];
  const end = rawConnectionOf(connection).onShortFrame((bytes) => taken.push(new TextDecoder().decode(bytes)));
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
  ['by the short way', (connection: EngineConnection) => rawConnectionOf(connection)],
  ['without it', (connection: EngineConnection) => new RawConnection(withoutInternals(connection))],
])(
  'frames and messages reach a client that reads slowly in the order in which they were sent, %s',
  async (_, connectionFor) => {
    const { client, heard: received, connection } = await connected();
    client.pause();
    const sent: string[] = [];
    let flushed = 0;
    const filler = '.'.repeat(50_000);
    for (let number = 0; number < 400; number += 1) {
      const text = `${number}${filler}`;
      sent.push(text);
      // Three of one kind, then two of the other.
      if (number % 5 < 3) connection.write(text);
      else {
        connectionFor(connection).send(encodeBinaryFrame(bytesOf(text)), () => {
          flushed += 1;
        });
      }
      // Some in one turn, some in turns of their own.
      if (number % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(flushed).toBeLessThan(160);
    expect(connectionFor(connection).backlog).toBeGreaterThan(filler.length);
    client.resume();
    await expect.poll(() => [received.length, flushed]).toEqual([sent.length, 160]);
    expect(received.map((text) => Number.parseInt(text, 10))).toEqual(sent.map((_text, index) => index));
    expect(connectionFor(connection).backlog).toBe(0);
  },
);

it('without what is not public nothing is taken by a short way, and everything comes by the ordinary one', async () => {
  const { client, connection } = await connected();
  expect(engineInternalsOf({ transport: connection.transport })).toBeNull();
  expect(new RawConnection(withoutInternals(connection)).onShortFrame(() => undefined)).toBeNull();
  const packets: string[] = [];
  connection.on('message', (message: unknown) => packets.push(String(message)));
  client.send(bytesOf('ordinary'));
  await expect.poll(() => packets.length).toBe(1);
});

interface ClientMessage {
  readonly kind: 'text' | 'bytes' | 'fragments' | 'ping';
  readonly text: string;
}

/** As a client sends it: RFC 6455, 5.2. */
function frame(fin: boolean, opcode: number, payload: Uint8Array, mask: readonly number[]): Buffer {
  const head = [(fin ? 0x80 : 0) | opcode];
  if (payload.length < 126) head.push(0x80 | payload.length);
  else head.push(0x80 | 126, payload.length >>> 8, payload.length & 0xff);
  return Buffer.from([...head, ...mask, ...payload.map((byte, index) => byte ^ (mask[index & 3] ?? 0))]);
}

function framesOf({ kind, text }: ClientMessage, mask: readonly number[]): Buffer {
  const payload = bytesOf(text);
  switch (kind) {
    case 'text':
      return frame(true, 1, bytesOf(`4${text}`), mask);
    case 'bytes':
      return frame(true, 2, payload, mask);
    case 'ping':
      return frame(true, 9, payload.subarray(0, 100), mask);
    case 'fragments': {
      const middle = payload.length >>> 1;
      return Buffer.concat([
        frame(false, 2, payload.subarray(0, middle), mask),
        frame(true, 9, bytesOf('between'), mask),
        frame(true, 0, payload.subarray(middle), mask),
      ]);
    }
  }
}

/** A client that sends bytes as it likes, and what the server hears of them. */
async function connectRaw(): Promise<{
  client: NetSocket;
  connection: EngineConnection;
  heard: string[];
  short: string[];
}> {
  const connecting = once(io.engine, 'connection');
  const client = connect(port(), '127.0.0.1');
  opened.push(client);
  client.setNoDelay();
  client.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  client.resume();
  const [connection] = await connecting;
  const received: string[] = [];
  const shortFrames: string[] = [];
  connection.on('message', (message: unknown) => received.push(String(message)));
  rawConnectionOf(connection).onShortFrame((bytes) => {
    shortFrames.push(String(Buffer.from(bytes)));
    received.push(String(Buffer.from(bytes)));
  });
  return { client, connection, heard: received, short: shortFrames };
}

/** Sends `bytes` in pieces that end at `ends`, each in a turn of its own. */
async function sendIn(client: NetSocket, bytes: Buffer, ends: readonly number[]): Promise<void> {
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    client.write(bytes.subarray(from, end));
    from = end;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

it('whatever a client sends, in whatever pieces it comes, is heard once and in order', async () => {
  const part = fc.record({
    kind: fc.constantFrom<ClientMessage['kind']>('text', 'bytes', 'bytes', 'fragments', 'ping'),
    text: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 300 }),
  });
  const mask = fc.array(fc.nat({ max: 255 }), { minLength: 4, maxLength: 4 });
  const splits = fc.array(fc.nat({ max: 2_000 }), { maxLength: 6 });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(part, mask), { minLength: 1, maxLength: 12 }), splits, async (parts, at) => {
      const { client, connection, heard: received, short: shortFrames } = await connectRaw();
      const all = Buffer.concat(parts.map(([each, own]) => framesOf(each, own)));
      const ends = at.filter((split) => split < all.length).sort((a, b) => a - b);
      await sendIn(client, all, ends);
      const sent = parts.flatMap(([{ kind, text }]) => (kind === 'ping' ? [] : [text]));
      await expect.poll(() => received.length).toBeGreaterThanOrEqual(sent.length);
      expect(received).toEqual(sent);
      taken += shortFrames.length;
      connection.close();
      client.destroy();
    }),
    { numRuns: 100 },
  );
  expect(taken).toBeGreaterThan(20);
});

it('what looks like a short frame in the middle of a message is none', async () => {
  const zeros = [0, 0, 0, 0];
  const inside = frame(true, 2, bytesOf('x'), zeros);
  const { client, heard: received, short: shortFrames } = await connectRaw();
  const message = frame(true, 2, Buffer.concat(Array(50).fill(inside)), zeros);
  const head = message.length - 50 * inside.length;
  // The head alone, then pieces that each are such a frame.
  await sendIn(
    client,
    message,
    Array.from({ length: 50 }, (_, index) => head + index * inside.length),
  );
  await expect.poll(() => received.length).toBe(1);
  expect(shortFrames).toEqual([]);
  expect(received[0]).toBe(String(message.subarray(head)));
});

it('a short frame between the parts of another message is refused as ws refuses it', async () => {
  const { client, connection, short: shortFrames } = await connectRaw();
  const ended = once(connection, 'close');
  const part = frame(false, 2, bytesOf('half'), [0, 0, 0, 0]);
  await sendIn(client, Buffer.concat([part, frame(true, 2, bytesOf('x'), [0, 0, 0, 0])]), [part.length]);
  await ended;
  expect(shortFrames).toEqual([]);
});

it('a short frame that is wrong is refused as ws refuses it', async () => {
  for (const [bytes, why] of [
    [Buffer.from([0x82, 3, 1, 2, 3]), 'not masked'],
    [Buffer.from([0xc2, 0x83, 0, 0, 0, 0, 1, 2, 3]), 'a reserved bit'],
    [Buffer.from([0x83, 0x83, 0, 0, 0, 0, 1, 2, 3]), 'an unknown opcode'],
  ] as const) {
    const { client, connection } = await connected();
    let taken = 0;
    rawConnectionOf(connection).onShortFrame(() => {
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
