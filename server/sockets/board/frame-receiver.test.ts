/** The contract of a page's frames: with the FrameServer and with engine.io's own, the handlers get the same sequence. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import fc from 'fast-check';
import { Server, type Socket } from 'socket.io';
import { afterEach, describe, expect, it } from 'vitest';
import {
  clientFrame,
  connectRawWebSocket,
  fragmentedMessage,
  OPCODE,
  sendInPieces,
} from '#e2e/fixtures/raw-web-socket.ts';
import { FrameServer } from '#server/websocket/frame-server.ts';
import { rawConnectionOf } from '#server/websocket/raw-connection.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { receiveFrames } from './frame-receiver.ts';

const KINDS = ['short frame', 'short frame', 'short frame', 'long frame', 'fragmented frame', 'event', 'ping'] as const;
type Kind = (typeof KINDS)[number];
const WEB_SOCKET_SERVERS = [
  ['the FrameServer', { wsEngine: FrameServer }],
  ['another WebSocket server', {}],
] as const;

let http: HttpServer;
let io: Server;
const clients: NetSocket[] = [];

async function listen(options: object): Promise<number> {
  http = createServer();
  io = new Server(http, {
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    perMessageDeflate: false,
    ...options,
  });
  io.engine.on('connection', rawConnectionOf);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await io.close();
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A message of this kind that says `number`. */
function message(kind: Kind, number: number, mask: readonly number[]): Buffer {
  const text = String(number);
  switch (kind) {
    case 'short frame':
      return clientFrame(true, OPCODE.binary, bytesOf(text), mask);
    case 'long frame':
      return clientFrame(true, OPCODE.binary, bytesOf(text.padEnd(200, ' ')), mask);
    case 'fragmented frame':
      return fragmentedMessage(bytesOf(text.padEnd(10, ' ')), mask);
    case 'event':
      return clientFrame(true, OPCODE.text, bytesOf(`42/board,["number",${text}]`), mask);
    case 'ping':
      return clientFrame(true, OPCODE.ping, bytesOf(text), mask);
  }
}

/** A page in the namespace /board: its bytes, and the numbers that the server's handlers get, in order. */
async function openPage(port: number, allow: () => boolean = () => true) {
  const handled: number[] = [];
  const connecting = new Promise<Socket>((resolve) => io.of('/board').once('connection', resolve));
  const client = await connectRawWebSocket(port);
  clients.push(client);
  client.write(clientFrame(true, OPCODE.text, bytesOf('40/board,'), [1, 2, 3, 4]));
  const socket = await connecting;
  socket.on('number', (number: number) => handled.push(number));
  const handle = (bytes: unknown) => handled.push(Number(Buffer.from(bytes as Uint8Array).toString()));
  receiveFrames(socket, { allow, handle });
  return { client, socket, handled };
}

describe.each(WEB_SOCKET_SERVERS)('with %s', (_, options) => {
  it('handles frames and events once each and in the order in which they were sent, in whatever pieces they arrive', async () => {
    const port = await listen(options);
    const messages = fc.array(
      fc.tuple(fc.constantFrom(...KINDS), fc.array(fc.nat({ max: 255 }), { minLength: 4, maxLength: 4 })),
      { minLength: 1, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(messages, fc.array(fc.nat({ max: 1_000 }), { maxLength: 5 }), async (sent, at) => {
        const { client, handled } = await openPage(port);
        const bytes = Buffer.concat(sent.map(([kind, mask], index) => message(kind, index, mask)));
        const ends = at.filter((end) => end < bytes.length).sort((a, b) => a - b);
        await sendInPieces(client, bytes, ends);
        const expected = sent.flatMap(([kind], index) => (kind === 'ping' ? [] : [index]));
        await expect.poll(() => handled.length).toBeGreaterThanOrEqual(expected.length);
        expect(handled).toEqual(expected);
        client.destroy();
      }),
      { numRuns: 60 },
    );
  });

  it('handles no frame that comes together with the end of its socket', async () => {
    const port = await listen(options);
    const { client, socket, handled } = await openPage(port);
    const mask = [0, 0, 0, 0];
    socket.on('number', () => socket.disconnect());
    client.write(
      Buffer.concat([message('event', 0, mask), message('short frame', 1, mask), message('event', 2, mask)]),
    );
    await once(socket, 'disconnect');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(handled).toEqual([0]);
  });
});

it('reads no frame beyond the rate', async () => {
  const port = await listen({ wsEngine: FrameServer });
  let left = 2;
  const { client, handled } = await openPage(port, () => {
    left -= 1;
    return left >= 0;
  });
  client.write(Buffer.concat([1, 2, 3].map((number) => message('short frame', number, [0, 0, 0, 0]))));
  await expect.poll(() => left).toBe(-1);
  expect(handled).toEqual([1, 2]);
});
