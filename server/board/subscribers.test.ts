/** Subscribers over real connections: one that stops reading gets no frames, delays nobody, and gets one patch when it has drained. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LAG_MESSAGES } from '#server/base/limits.ts';
import { FrameServer } from '#server/websocket/frame-server.ts';
import { Subscribers } from './subscribers.ts';

const FRAME_BYTES = 64 * 1024;

let http: HttpServer;
let io: Server;
const clients: Client[] = [];

/** A WebSocket that counts the binary messages it gets. */
class Client {
  readonly ws: WebSocket;
  readonly got: number[] = [];
  connection: Socket['conn'] | null = null;

  constructor(port: number) {
    this.ws = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
    this.ws.on('message', (message: Buffer, isBinary) => {
      if (isBinary) this.got.push(message.readUInt32LE(0));
    });
  }
}

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, wsEngine: FrameServer });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});

afterEach(async () => {
  for (const { ws } of clients.splice(0)) ws.terminate();
  await io.close();
});

async function connected(): Promise<Client> {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const came = once(io.engine, 'connection');
  const client = new Client(address.port);
  clients.push(client);
  const [[connection]] = await Promise.all([came, once(client.ws, 'open')]);
  client.connection = connection;
  return client;
}

function numbered(number: number): Uint8Array {
  const bytes = Buffer.alloc(FRAME_BYTES);
  bytes.writeUInt32LE(number, 0);
  return bytes;
}

// Proves I13.
it('sends a lagging subscriber no frames, but one patch of them when it has drained', async () => {
  const subscribers = new Subscribers();
  const [quick, slow] = [await connected(), await connected()];
  for (const [page, client] of [quick, slow].entries()) {
    if (client.connection === null) throw new Error('no connection');
    subscribers.add({ page, connection: client.connection }, 0);
  }
  slow.ws.pause();
  const sent = LAG_MESSAGES * 6;
  for (let seq = 1; seq <= sent; seq += 1) {
    subscribers.broadcast(numbered(seq), seq);
    await expect.poll(() => quick.got.length).toBe(seq);
    subscribers.catchUp(() => {
      throw new Error('no subscriber has drained yet');
    });
  }
  expect(quick.got).toHaveLength(sent);
  slow.ws.resume();
  const patchesFrom: number[] = [];
  const caughtUp = () => {
    subscribers.catchUp((seq) => {
      patchesFrom.push(seq);
      return numbered(1_000_000);
    });
    return patchesFrom;
  };
  await expect.poll(caughtUp).not.toEqual([]);
  await expect.poll(() => slow.got).toContain(1_000_000);
  const before = slow.got.slice(0, -1);
  expect(before).toEqual(before.map((_, index) => index + 1));
  expect(before.length).toBeLessThan(sent);
  expect(patchesFrom).toEqual([before.at(-1)]);
  subscribers.broadcast(numbered(sent + 1), sent + 1);
  await expect.poll(() => slow.got.at(-1)).toBe(sent + 1);
});
