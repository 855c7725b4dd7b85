/** The link against a server that refuses for now, or asks every page to reconnect later. */
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Mirror } from '#client/board/mirror/mirror.ts';
import { MemoryStorage } from '#e2e/fixtures/memory-storage.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import type { ClassroomId, PersonId } from '#shared/ids.ts';
import { failure } from '#shared/protocol/errors.ts';
import { Decoder, Encoder } from '#shared/protocol/packet-parser.ts';
import { NAMESPACE, SOCKET_PATH } from '#shared/protocol/paths.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { ClassLink, type ConnectionState } from './class-link.ts';
import { StoredOutbox } from './outbox/stored-outbox.ts';

const CLASS = 'link-test-classroom' as ClassroomId;

let http: HttpServer;
let io: Server;
let link: ClassLink;
let states: ConnectionState[];

beforeEach(async () => {
  // It says of no transport that it works.
  http = createServer((_request, response) => response.writeHead(503).end());
  io = new Server(http, { path: SOCKET_PATH, transports: ['websocket'], parser: { Encoder, Decoder } });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  states = [];
  link = new ClassLink({
    classroom: CLASS,
    page: 1,
    origin: `http://127.0.0.1:${address.port}`,
    onState: (state) => states.push(state),
    onClassroom: () => undefined,
    onWatched: () => undefined,
    onRefused: () => undefined,
  });
});

afterEach(async () => {
  link.close();
  await io.close();
});

function mirror(storage = new MemoryStorage()): Mirror {
  const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  return new Mirror({
    number: 1,
    rules: boardRules(cutJigsaw(spec), 'hard', false),
    actor: { member: 1, page: 1, isTeacher: false },
    transport: link.transport(1),
    stored: new StoredOutbox({ classroom: CLASS, person: 'mina' as PersonId, of: 'board-1', storage }),
    now: () => performance.now(),
    prefersReducedMotion: () => true,
    onRefused: () => undefined,
    onChange: () => undefined,
  });
}

it('enters a board later when the server refused it for now', async () => {
  let attempts = 0;
  io.of(NAMESPACE.board).on('connection', (socket) => {
    socket.on('enter', (_message, ack) => {
      attempts += 1;
      ack(attempts === 1 ? failure('internal') : { ok: true, board: 1, member: 1, epoch: 1, time: 0 });
    });
  });
  link.enter(mirror());
  await expect.poll(() => link.transport(1).isOpen).toBe(true);
  expect(attempts).toBe(2);
});

// Proves I42.
it.each<[string, end: (answer: () => void) => void]>([
  ['they are saved', (answer) => answer()],
  ['the page itself is left', () => link.close()],
])('asks about moves of a board that is left until %s, where the browser stores nothing', async (_what, end) => {
  const storage = new MemoryStorage();
  storage.isBlocked = true;
  let answer: (() => void) | null = null;
  io.of(NAMESPACE.board).on('connection', (socket) => {
    socket.on('enter', (_message, ack) => ack({ ok: true, board: 1, member: 1, epoch: 1, time: 0 }));
    socket.on('drop', ({ piece }, ack) => {
      answer = () => ack({ ok: true, seq: 1, kind: 'drop', piece });
    });
  });
  const board = mirror(storage);
  link.enter(board);
  await expect.poll(() => link.transport(1).isOpen).toBe(true);
  board.drop(1, 100, 100);
  link.leave(1);
  expect(storage.questions.size).toBe(1);
  await expect.poll(() => answer).not.toBeNull();
  end(() => answer?.());
  await expect.poll(() => storage.questions.size).toBe(0);
});

it('sends a drop again without its snap distance to a server of an earlier build, which refuses that', async () => {
  const drops: object[] = [];
  io.of(NAMESPACE.board).on('connection', (socket) => {
    socket.on('enter', (_message, ack) => ack({ ok: true, board: 1, member: 1, epoch: 1, time: 0 }));
    socket.on('drop', (message, ack) => {
      drops.push(message);
      ack('snapFloor' in message ? failure('bad-request') : { ok: true, seq: 1, kind: 'drop', piece: message.piece });
    });
  });
  link.enter(mirror());
  const transport = link.transport(1);
  await expect.poll(() => transport.isOpen).toBe(true);
  const seen = { epoch: 1, seq: 0 };
  const operation = { kind: 'drop', piece: 1, x: 100, y: 100, seen, operation: { page: 1, counter: 1 } } as const;
  const saved = { ok: true, seq: 1, kind: 'drop', piece: 1 };
  expect(await transport.sendOperation({ ...operation, snapFloor: 700 })).toEqual(saved);
  const sent = { board: 1, piece: 1, x: 100, y: 100, counter: 1, seen };
  expect(drops).toEqual([{ ...sent, snapFloor: 700 }, sent]);
  expect(await transport.sendOperation(operation)).toEqual(saved);
  expect(drops).toHaveLength(3);
});

it('does not reconnect after a drain once the page is closed', async () => {
  let connections = 0;
  io.of(NAMESPACE.board).on('connection', (socket) => {
    connections += 1;
    socket.emit('drain', { after: 100 });
  });
  await expect.poll(() => [connections, link.state]).toEqual([1, 'reconnecting']);
  link.close();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(connections).toBe(1);
});

// Proves I44.
it('connects with pauses that grow to a server that ends each connection at once', async () => {
  const at: number[] = [];
  io.of(NAMESPACE.board).on('connection', (socket) => {
    at.push(performance.now());
    socket.disconnect();
  });
  await expect.poll(() => at.length).toBe(6);
  const pauses = at.slice(1).map((each, index) => each - (at[index] ?? 0));
  expect(pauses[4]).toBeGreaterThan(2 * (pauses[0] ?? 0));
});

/** Who connects next is refused so: by each namespace, once. */
function refuseNext(code: 'moved' | 'removed', ...namespaces: readonly string[]): void {
  for (const name of namespaces) {
    let isDone = false;
    io.of(name).use((_socket, next) => {
      const error = isDone ? undefined : Object.assign(new Error(code), { data: failure(code) });
      isDone = true;
      next(error);
    });
  }
}

/** Ends the connections of all pages, as a process does that has given its class away. */
function closeConnections(): void {
  for (const socket of io.of(NAMESPACE.board).sockets.values()) socket.conn.close();
}

const A_VIEW = { you: { id: 'mina' } };

it('keeps a class in sight that refuses it for a moment, and comes back over another connection, chat and all', async () => {
  const connections: unknown[] = [];
  io.of(NAMESPACE.board).on('connection', (socket) => {
    connections.push(socket.conn);
    socket.emit('classroom', A_VIEW);
  });
  const chatConnections: unknown[] = [];
  io.of(NAMESPACE.chat).on('connection', (socket) => void chatConnections.push(socket.conn));
  const chat = link.openNamespace(NAMESPACE.chat);
  await expect.poll(() => [connections.length, chatConnections.length]).toEqual([1, 1]);
  await expect.poll(() => link.state).toBe('live');

  refuseNext('moved', NAMESPACE.board);
  closeConnections();
  await expect.poll(() => connections.length, { timeout: 20_000 }).toBe(2);
  expect(states).not.toContain('refused');
  await expect.poll(() => chat.connected).toBe(true);
  // The board and the chat stand on one connection, which is none of those before.
  expect(chatConnections.at(-1)).toBe(connections[1]);
  expect(connections[1]).not.toBe(connections[0]);
  expect(chatConnections.length).toBeGreaterThan(2);
});

it('says so when a class that it does not know yet goes on refusing it, and when one refuses it for good', async () => {
  let refusals = 0;
  const isRefusing = () => !states.includes('refused');
  io.of(NAMESPACE.board).use((_socket, next) => {
    if (isRefusing()) refusals += 1;
    next(isRefusing() ? Object.assign(new Error('moved'), { data: failure('moved') }) : undefined);
  });
  io.of(NAMESPACE.board).on('connection', (socket) => socket.emit('classroom', A_VIEW));
  await expect.poll(() => states, { timeout: 20_000 }).toContain('refused');
  // A balancer that tries each server in turn may find the class at the next one: nothing was said of the first refusals.
  expect(refusals).toBeGreaterThan(1);
  await expect.poll(() => link.state, { timeout: 20_000 }).toBe('live');
  expect(link.isLost).toBe(false);
  refuseNext('removed', NAMESPACE.board);
  closeConnections();
  await expect.poll(() => link.state).toBe('refused');
});

it('takes the chat along when the server asks it to come back later', async () => {
  const connections: unknown[] = [];
  const chatConnections: unknown[] = [];
  io.of(NAMESPACE.board).on('connection', (socket) => void connections.push(socket.conn));
  io.of(NAMESPACE.chat).on('connection', (socket) => void chatConnections.push(socket.conn));
  const chat = link.openNamespace(NAMESPACE.chat);
  // As the chat's session does.
  chat.on('connect', () => undefined);
  await expect.poll(() => [connections.length, chatConnections.length]).toEqual([1, 1]);
  io.of(NAMESPACE.board).emit('drain', { after: 20 });
  await expect.poll(() => [connections.length, chatConnections.length]).toEqual([2, 2]);
  expect(connections[1]).not.toBe(connections[0]);
  expect(chatConnections[1]).toBe(connections[1]);
});
