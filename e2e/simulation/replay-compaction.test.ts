/**
 * Compaction of old logs on both stores: every event, every group in nobody's hand and every result is as before, a group in hand lies
 * within 100 ms of its way, and the log is smaller.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SeededRandom } from '#client/headless/seeded-random.ts';
import { playsEveryCase } from '#e2e/fixtures/long-tables.ts';
import { plainCalendar } from '#e2e/fixtures/plain-calendar.ts';
import { A, board as boardRecord, classroom } from '#e2e/store/contract/sample-records.ts';
import { testFolder } from '#e2e/store/crash/test-folder.ts';
import { onMongo } from '#e2e/store/mongo-server/on-mongo.ts';
import { COMPACTION_QUIET_MS } from '#server/base/limits.ts';
import { openLog } from '#server/base/log.ts';
import { LogCompaction, type LogCompactionDeps } from '#server/classroom/compaction.ts';
import { decompress } from '#server/journal/compression.ts';
import { readReplayLog, readSegment } from '#server/journal/replay/log-reader.ts';
import { SINGLE_PROCESS_LEASES } from '#server/store/leases/leases.ts';
import { openMongoStore } from '#server/store/mongo/store.ts';
import type { LogChunk, Store } from '#server/store/port.ts';
import { openSqliteStore } from '#server/store/sqlite/store.ts';
import { type Board, dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { ResultFold } from '#shared/results/result-fold.ts';
import { decodeChunk } from '#shared/wire/chunk.ts';
import { COMPACTED_MOTION_MS } from '#shared/wire/compact-chunk.ts';
import type { ReplaySegment } from '#shared/wire/replay-segment.ts';
import { PageReplay } from './page-replay.ts';
import { PlayedBoard } from './played-board.ts';
import { boardAt, type SegmentSource } from './replayed-board.ts';

const KEY = { classroom: A, board: 1 };
const SEED = 3;
/** A thousand moments take their time on a busy machine. Milliseconds. */
const LONG_MS = 300_000;
const MOMENTS = playsEveryCase ? 1_000 : 150;
const rules = boardRules(
  cutJigsaw(jigsawSpec({ seed: 1, columns: 6, rows: 4, pixelWidth: 1_600, pixelHeight: 1_200, tab: 20 })),
  'hard',
  true,
);
const dealt = () => dealtBoard(rules, scatter(rules.puzzle, SEED, true), 0);

async function playedOn(store: Store): Promise<PlayedBoard> {
  const randomSeed = randomInt(2 ** 32);
  // For a run that fails: with it the board is played again.
  console.log(`played with the seed ${randomSeed}`);
  await store.addClassroom(classroom(A, { expiresAt: 9e15 }));
  await store.addBoard(boardRecord(A, 1));
  const played = new PlayedBoard({ store, key: KEY, rules, seed: SEED, students: 4, rest: [0, 500], randomSeed });
  await played.open();
  await played.play(50_000);
  played.clock.advance(600_000);
  // A process that dies with groups in hand: the next epoch ends their holds.
  await played.open();
  await played.play(30_000);
  played.close();
  return played;
}

function compactionOf(store: Store, wall: number, changes: Partial<LogCompactionDeps> = {}): LogCompaction {
  return new LogCompaction({
    store,
    leases: SINGLE_PROCESS_LEASES,
    log: openLog('silent'),
    clock: { wall: () => wall },
    calendar: plainCalendar(),
    isOpen: () => false,
    ...changes,
  });
}

async function sourceOf(store: Store): Promise<SegmentSource> {
  return { index: await readReplayLog(store, KEY, 0), readSegment: (firstSeq) => readSegment(store, KEY, firstSeq) };
}

/** All of a log's segments as they are now, whatever becomes of the store. */
async function copyOf(store: Store): Promise<SegmentSource> {
  const { index, readSegment: read } = await sourceOf(store);
  const segments = new Map<number, ReplaySegment | null>();
  for (const { firstSeq } of index.segments) segments.set(firstSeq, await read(firstSeq));
  return { index, readSegment: async (firstSeq) => segments.get(firstSeq) ?? null };
}

const sizeOf = (chunks: readonly LogChunk[]) => chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** All events with their frames and times, and each student's result. */
function contentOf(chunks: readonly LogChunk[]) {
  const fold = new ResultFold();
  const events: unknown[] = [];
  for (const { bytes, firstSeq, startTime } of chunks) {
    for (const { seq, time, tick } of decodeChunk(decompress(bytes), firstSeq, startTime)) {
      if (tick.events.length > 0) events.push([seq, time, tick]);
      fold.add(tick, time);
    }
  }
  return { events, result: fold.result };
}

async function needBoard(source: SegmentSource, at: number): Promise<Board> {
  const board = await boardAt(source, dealt, at);
  if (board === null) throw new Error('unreadable');
  return board;
}

/** Whether the page shows all as it was but the positions of groups in hand, and those lie where they lay at most COMPACTED_MOTION_MS before. */
async function expectSameBoard(
  before: SegmentSource,
  after: PageReplay,
  at: number,
  times: readonly number[],
): Promise<number> {
  const [original, shown] = [await needBoard(before, at), await after.boardAt(at)];
  if (shown === null) throw new Error('unreadable');
  const rest = ({ groups, shownPlaces, topZ, solved, paused, epoch }: Board) => ({
    groups: [...groups.values()].map(({ x, y, ...group }) => ({ ...group, place: group.hold === null ? [x, y] : [] })),
    ...{ shownPlaces, topZ, solved, paused, epoch },
  });
  expect(rest(shown)).toEqual(rest(original));
  const held = [...shown.groups.values()].filter(({ hold }) => hold !== null);
  const recent = held.length === 0 ? [] : times.filter((time) => time <= at && time > at - COMPACTED_MOTION_MS);
  const boards = await Promise.all([at - COMPACTED_MOTION_MS, ...recent].map((time) => needBoard(before, time)));
  for (const { id, x, y } of held) {
    const places = boards.flatMap(({ groups }) => [...groups.values()].filter((group) => group.id === id));
    expect(
      places.some((place) => place.x === x && place.y === y),
      `group ${id} at ${at}`,
    ).toBe(true);
  }
  return held.length;
}

function compactionContract(open: () => Promise<Store>): void {
  // Proves I56.
  it('shows at random moments what was there, and holds every event and result', { timeout: LONG_MS }, async () => {
    const store = await open();
    const played = await playedOn(store);
    const before = await copyOf(store);
    const chunks = await store.log(KEY, 1);
    await compactionOf(store, played.clock.wall() + COMPACTION_QUIET_MS).sweep();
    const compacted = await store.log(KEY, 1);
    console.log(`${sizeOf(chunks)} bytes became ${sizeOf(compacted)}`);
    expect(sizeOf(compacted)).toBeLessThan(sizeOf(chunks) * 0.8);
    const fields = ({ bytes: _bytes, digest: _digest, ...rest }: LogChunk) => rest;
    expect(compacted.map(fields)).toEqual(chunks.map(fields));
    expect(contentOf(compacted)).toEqual(contentOf(chunks));
    expect((await store.board(A, 1))?.compactedSeq).toBe(before.index.lastSeq);
    const after = await sourceOf(store);
    expect(after.index.epochs).toEqual(before.index.epochs);
    expect(after.index.lastTime).toBe(before.index.lastTime);
    const random = new SeededRandom(1);
    const times = played.frames.map(({ at }) => at);
    const page = new PageReplay(after, dealt);
    let held = 0;
    for (let count = 0; count < MOMENTS; count += 1) {
      const at = (times[Math.floor(random.fraction() * times.length)] ?? 0) + Math.floor(random.between(0, 40));
      held += await expectSameBoard(before, page, at, times);
    }
    // Guards against a vacuous run: there were groups in hand.
    expect(held).toBeGreaterThan(MOMENTS / 4);
    await store.close();
  });

  it('goes on where it was interrupted, by two at once, and comes to the same log', async () => {
    const store = await open();
    const played = await playedOn(store);
    const wall = played.clock.wall() + COMPACTION_QUIET_MS;
    let looks = 0;
    const isOpen = () => {
      looks += 1;
      return looks > 12;
    };
    await compactionOf(store, wall, { isOpen }).sweep();
    const some = (await store.board(A, 1))?.compactedSeq ?? 0;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(played.frames.at(-1)?.seq ?? 0);
    await Promise.all([compactionOf(store, wall).sweep(), compactionOf(store, wall).sweep()]);
    const compacted = await store.log(KEY, 1);
    expect(contentOf(compacted).events.length).toBeGreaterThan(50);
    // Once more from the beginning: nothing is left to do.
    await store.changeBoard(A, 1, { compactedSeq: 0 });
    await compactionOf(store, wall).sweep();
    expect(await store.log(KEY, 1)).toEqual(compacted);
    // The board is opened and played on.
    await played.open();
    await played.play(3_000);
    played.close();
    expect((await sourceOf(store)).index.epochs).toHaveLength(3);
    await store.close();
  });

  it.each([
    ['on which something happened within a day', COMPACTION_QUIET_MS - 1_000, {}],
    ['that is open', COMPACTION_QUIET_MS, { isOpen: () => true }],
    ['of a class that another process has', COMPACTION_QUIET_MS, { leases: { isHeldElsewhere: async () => true } }],
  ] as const)('leaves a board alone %s', async (_, later, changes) => {
    const store = await open();
    const played = await playedOn(store);
    const chunks = await store.log(KEY, 1);
    // From the last frame on: the play may end in a pause without any.
    await compactionOf(store, (played.frames.at(-1)?.at ?? 0) + later, changes).sweep();
    expect(await store.log(KEY, 1)).toEqual(chunks);
    expect(await store.board(A, 1)).toEqual(boardRecord(A, 1));
    await store.close();
  });

  it('leaves a damaged chunk as it is, and stops when it is told to', async () => {
    const store = await open();
    const played = await playedOn(store);
    const [first, second] = (await store.log(KEY, 1)).filter(({ frames }) => frames > 8);
    if (first === undefined || second === undefined) throw new Error('no chunks of motion');
    const broken = { ...first, bytes: first.bytes.subarray(0, 20) };
    expect(await store.replaceChunk(broken, first.digest)).toBe(true);
    const wall = played.clock.wall() + COMPACTION_QUIET_MS;
    const stopped = compactionOf(store, wall);
    await stopped.stop();
    await stopped.sweep();
    expect((await store.board(A, 1))?.compactedSeq).toBeUndefined();
    await compactionOf(store, wall).sweep();
    const log = await store.log(KEY, 1);
    expect(log.find(({ firstSeq }) => firstSeq === first.firstSeq)?.bytes).toEqual(broken.bytes);
    expect(log.find(({ firstSeq }) => firstSeq === second.firstSeq)?.bytes.length).toBeLessThan(second.bytes.length);
    await store.close();
  });
}

describe('a compacted log on SQLite', () => {
  compactionContract(async () => openSqliteStore({ folder: await testFolder() }));
});

await onMongo((server) => {
  describe('a compacted log on MongoDB', () => {
    compactionContract(() => openMongoStore({ uri: server().uri(`jogak-${randomUUID()}`) }));
  });
});
