/** A board's owner over a real store and real connections: what its subscribers get, and what closes them. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { classroom as sampleClass } from '#e2e/store/contract/sample-records.ts';
import { UNSAVED_BYTES_MAX } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import { Journal } from '#server/journal/journal.ts';
import type { Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { boardOfSeed, groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { boardRules, type Rules } from '#shared/board/board-rules.ts';
import type { Actor } from '#shared/board/move.ts';
import type { ClassroomId } from '#shared/ids.ts';
import { DRAGS_PER_FRAME_MAX } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { Playback } from '#shared/replay/playback.ts';
import { FRAME, frameTypeOf } from '#shared/wire/frames/frame-header.ts';
import { decodePatch } from '#shared/wire/frames/patch-frame.ts';
import { decodeTickFrame } from '#shared/wire/frames/tick-frame.ts';
import { BoardHost, type BoardHostEvents } from './host.ts';
import { openBoard } from './open.ts';
import { SnapshotWriter } from './snapshots.ts';
import { Subscribers } from './subscribers.ts';

const key = { classroom: 'host-test-classroom' as ClassroomId, board: 1 };
const clock = { now: () => performance.now(), wall: () => Date.now() };
const log = openLog('silent');
const mina: Actor = { member: 1, page: 11, isTeacher: false };

let folder: string;
let store: Store;
let http: HttpServer;
let io: Server;
let rules: Rules;
/** The store appends nothing until this resolves. */
let commitBarrier: Promise<void>;
let journal: Journal;
const clients: WebSocket[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jogak-host-'));
  store = await openSqliteStore({ folder });
  await store.addClassroom(sampleClass(key.classroom, { expiresAt: 9e15 }));
  commitBarrier = Promise.resolve();
  const slow: Store = Object.assign(Object.create(store), {
    append: async (chunks: Parameters<Store['append']>[0]) => {
      await commitBarrier;
      return store.append(chunks);
    },
  });
  journal = new Journal(slow, log, clock.now);
  http = createServer();
  io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  rules = boardRules(cutJigsaw(spec), 'hard', false);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate();
  await io.close();
  journal.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened({
  onLost = () => undefined,
  onSolvedChange = () => undefined,
}: Partial<BoardHostEvents> = {}): Promise<BoardHost> {
  const events = { onLost, onSolvedChange };
  const board = await openBoard(store, key, rules, 5, clock);
  if (board === null) throw new Error('another writer');
  const snapshots = new SnapshotWriter(store, log, key, board);
  return new BoardHost({
    opened: board,
    journal,
    snapshots,
    subscribers: new Subscribers(),
    now: clock.now,
    ...events,
  });
}

/** A connection, and the binary messages that come over it. */
async function connected(): Promise<{ connection: Socket['conn']; got: Uint8Array[]; client: WebSocket }> {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const came = once(io.engine, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${address.port}/socket.io/?EIO=4&transport=websocket`);
  clients.push(client);
  const got: Uint8Array[] = [];
  client.on('message', (message: Buffer, isBinary) => {
    if (isBinary) got.push(new Uint8Array(message));
  });
  const [[connection]] = await Promise.all([came, once(client, 'open')]);
  return { connection, got, client };
}

/** Plays back what a subscriber got, from the whole board on. */
function playBack(first: Uint8Array, got: readonly Uint8Array[]): { playback: Playback; gaps: number } {
  const playback = new Playback(boardOfSeed(rules, 0));
  playback.patch(decodePatch(first));
  let gaps = 0;
  for (const bytes of got) {
    const taken =
      frameTypeOf(bytes) === FRAME.tick ? playback.push(decodeTickFrame(bytes)) : playback.patch(decodePatch(bytes));
    if (taken === 'gap') gaps += 1;
  }
  playback.advance(Number.POSITIVE_INFINITY);
  return { playback, gaps };
}

// Proves I12, I14.
it('sends the commit of a drop without a gap to a page that drags alone meanwhile', async () => {
  const host = await opened();
  const { connection, got } = await connected();
  const snapshot = host.patchFor(undefined);
  host.subscribers.add({ page: mina.page, connection }, host.board.seq);
  let commit: (() => void) | undefined;
  commitBarrier = new Promise((resolve) => {
    commit = resolve;
  });
  const seen = { epoch: host.board.epoch, seq: host.board.seq };
  const answer = host.execute(mina, {
    kind: 'drop',
    piece: 5,
    x: 20_000,
    y: 20_000,
    operation: { page: mina.page, counter: 1 },
    seen,
  });
  host.tick();
  expect(host.submit(mina, { kind: 'lift', piece: 6 })).toMatchObject({ ok: true });
  host.tick();
  for (let step = 1; step <= 5; step += 1) {
    expect(host.submit(mina, { kind: 'drag', piece: 6, x: 30_000 + step, y: 30_000 })).toMatchObject({ ok: true });
    host.tick();
  }
  commit?.();
  expect(await answer).toMatchObject({ ok: true });
  host.tick();
  await expect.poll(() => got.length).toBe(3);
  const { playback, gaps } = playBack(snapshot, got);
  expect(gaps).toBe(0);
  expect(groupOf(playback.board, 6).x).toBe(30_005);
  expect(fingerprintOf(playback.board)).toBe(fingerprintOf(host.board));
});

// Proves I1.
it('closes its subscribers when the board is lost', async () => {
  let lost = 0;
  const host = await opened({
    onLost: () => {
      lost += 1;
    },
  });
  const { connection, client } = await connected();
  const ended = once(client, 'close');
  host.subscribers.add({ page: mina.page, connection }, host.board.seq);
  await opened();
  const seen = { epoch: host.board.epoch, seq: host.board.seq };
  const operation = { page: mina.page, counter: 1 };
  const answer = host.execute(mina, { kind: 'drop', piece: 5, x: 20_000, y: 20_000, operation, seen });
  host.tick();
  expect(await answer).toMatchObject({ ok: false, code: 'moved', retry: 'later' });
  await ended;
  expect(lost).toBe(1);
});

// Proves I17.
it('refuses moves while too many bytes wait for the store, and lets leases expire', async () => {
  const host = await opened();
  expect(host.submit(mina, { kind: 'lift', piece: 5 })).toMatchObject({ ok: true });
  journal.addUnsaved(UNSAVED_BYTES_MAX);
  const { seq } = host.board;
  host.tick();
  expect(host.submit(mina, { kind: 'drag', piece: 5, x: 9, y: 9 })).toMatchObject({ code: 'unsaved', retry: 'later' });
  expect(host.submit(mina, { kind: 'lift', piece: 6 })).toMatchObject({ code: 'unsaved' });
  host.tick();
  expect(host.board.seq).toBe(seq + 1);
});

it('lets a page hold no more pieces than one frame can drag', async () => {
  const host = await opened();
  const answers = Array.from({ length: 12 }, (_, index) => host.submit(mina, { kind: 'lift', piece: index + 1 }));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(DRAGS_PER_FRAME_MAX);
  expect(answers.at(-1)).toMatchObject({ code: 'too-fast', retry: 'later' });
  expect(host.submit(mina, { kind: 'lift', piece: 1 })).toMatchObject({ ok: true, events: [] });
  expect(host.submit({ member: 2, page: 22, isTeacher: false }, { kind: 'lift', piece: 12 })).toMatchObject({
    ok: true,
  });
  expect(host.submit(mina, { kind: 'release', piece: 1 })).toMatchObject({ ok: true });
  expect(host.submit(mina, { kind: 'lift', piece: 11 })).toMatchObject({ ok: true });
});

it('reports that it is solved once that is durable, and that it is not once a reset is', async () => {
  let commit: (() => void) | undefined;
  const reports: boolean[] = [];
  const host: BoardHost = await opened({ onSolvedChange: () => reports.push(host.isSolvedDurably) });
  const groups = [...host.board.groups.values()];
  const pieces = groups.flatMap((group) => group.pieces).sort((a, b) => a - b);
  const teacher: Actor = { member: 0, page: 0, isTeacher: true };
  const [first] = groups;
  if (first === undefined) throw new Error('no group');
  const { x, y, turn, z } = first;
  commitBarrier = new Promise((resolve) => {
    commit = resolve;
  });
  const restored = host.submitDurable(teacher, {
    kind: 'restore',
    solved: true,
    groups: [{ pieces, x, y, turn, z }],
    shownPlaces: [],
  });
  host.tick();
  expect([host.board.solved, reports]).toEqual([true, []]);
  commit?.();
  expect(await restored).toMatchObject({ ok: true });
  expect(reports).toEqual([true]);
  const paused = host.submitDurable(teacher, { kind: 'pause' });
  host.tick();
  expect([host.isSolved, host.isSolvedDurably]).toEqual([false, true]);
  await paused;
  const reset = host.execute(teacher, { kind: 'reset', seed: 3, operation: { page: 0, counter: 1 } });
  host.tick();
  expect(await reset).toMatchObject({ ok: true });
  expect(reports).toEqual([true, false]);
});
