import { describe, expect, it } from 'vitest';
import { RecordedLog } from '#e2e/fixtures/recorded-log.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { type Board, dealtBoard, groupOf } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { type RandomStream, randomStream } from '#shared/geometry/random.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import type { ReplaySegment } from '#shared/wire/replay-segment.ts';
import { SegmentPlayer } from './segment-player.ts';

const HOUR = 3_600_000;
const RULES = boardRules(samplePuzzle(), 'easy', false);

/** Fractions in [0, 1). */
function fractions(seed: number): () => number {
  const draw: RandomStream = randomStream(seed, 0, 0, 0);
  return () => draw() / 2 ** 32;
}

function newBoard(): Board {
  return dealtBoard(RULES, scatter(RULES.puzzle, 5, false), 0);
}

/** Two lessons, a night between them: pieces are carried, dropped and joined; every third drop lies in a segment of its own. */
function twoLessons(): RecordedLog {
  const log = new RecordedLog(newBoard());
  const random = fractions(7);
  let time = 1_000_000;
  let counter = 0;
  for (const pieces of [
    [3, 4, 5, 6, 7],
    [8, 9, 10],
  ]) {
    log.open(time);
    for (const piece of pieces) {
      const { id: group } = groupOf(log.board, piece);
      time += 400;
      log.record(time, { kind: 'lifted', group, member: 1, page: 9 });
      for (let step = 0; step < 12; step += 1) {
        time += 33;
        log.record(time, { kind: 'dragged', group, x: Math.floor(random() * 60_000), y: step * 100 });
      }
      counter += 1;
      const at = { x: 32_768, y: 32_768 };
      const drop = { kind: 'dropped', group, ...at, member: 1, operation: { page: 9, counter } } as const;
      time += 50;
      log.record(time, drop, { kind: 'joined', group: 0, other: group, ...at });
      if (counter % 3 === 0) log.keyframe();
    }
    time += 20 * HOUR;
  }
  return log;
}

const LOG = twoLessons();
const SEGMENTS = LOG.log().segments;
const FOLDS = SEGMENTS.map((_, index) => LOG.fold(index));

describe('the board of a segment', () => {
  it('equals the recorded one after every frame, forward, backward and in any order', () => {
    const random = fractions(3);
    expect(SEGMENTS.length).toBeGreaterThan(2);
    for (const fold of FOLDS) {
      const counts = [...Array(fold.frames.length).keys()].map((index) => index + 1);
      const mixed = counts.map(() => 1 + Math.floor(random() * counts.length));
      for (const count of [...counts, ...[...counts].reverse(), ...mixed]) {
        const board = fold.boardAfter(count);
        const frame = LOG.frames[fold.firstSeq + count - 2];
        expect(board && fingerprintOf(board), `frame ${fold.firstSeq + count - 1}`).toBe(frame?.fingerprint);
      }
    }
  });

  it('equals the recorded one in a segment that is longer than what is folded for one seek', () => {
    const log = new RecordedLog(newBoard());
    log.open(1_000_000);
    log.record(1_000_010, { kind: 'lifted', group: 3, member: 1, page: 9 });
    for (let step = 0; step < 700; step += 1)
      log.record(1_000_050 + step * 33, { kind: 'dragged', group: 3, x: 20_000 + step, y: 30_000 });
    const fold = log.fold(0);
    const random = fractions(11);
    for (let times = 0; times < 200; times += 1) {
      const count = 1 + Math.floor(random() * fold.frames.length);
      const board = fold.boardAfter(count);
      expect([board?.seq, board && fingerprintOf(board)], `${count} frames`).toEqual([
        count,
        log.frames[count - 1]?.fingerprint,
      ]);
    }
  });

  it('is one of its own at each request', () => {
    const [fold] = FOLDS;
    const board = fold?.boardAfter(4);
    board?.groups.clear();
    expect(fold?.boardAfter(4)?.groups.size).toBeGreaterThan(0);
  });
});

it('gives frames their wall times, over epochs', () => {
  const times = FOLDS.flatMap(({ frames }) => frames.map(({ time }) => time));
  expect(times).toEqual(LOG.frames.map(({ time }) => time));
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(20 * HOUR);
});

it('never goes back in time where the clock of a later epoch was behind', () => {
  const log = new RecordedLog(newBoard());
  log.open(5_000_000);
  log.record(5_000_500, { kind: 'paused' });
  log.open(4_000_000);
  log.record(4_000_100, { kind: 'resumed' });
  const fold = log.fold(0);
  expect(fold.frames.map(({ time }) => time)).toEqual([5_000_000, 5_000_500, 5_000_500, 5_000_500]);
});

it('steps from move to move, both ways', () => {
  const [fold] = FOLDS;
  if (fold === undefined) throw new Error('no segment');
  const moves = fold.frames.flatMap(({ tick }, index) =>
    tick.events.some(({ kind }) => kind === 'dropped') ? [index] : [],
  );
  expect(moves).toHaveLength(3);
  const [first = 0, second = 0, third = 0] = moves;
  const timeOf = (index: number) => fold.frames[index]?.time ?? 0;
  const after = (time: number) => fold.firstMoveAfter(time);
  const before = (time: number) => fold.lastMoveBefore(time);
  expect([after(0), after(timeOf(first)), after(timeOf(second) - 1), after(timeOf(third))]).toEqual([
    first,
    second,
    second,
    null,
  ]);
  expect([before(timeOf(first)), before(timeOf(first) + 1), before(timeOf(third)), before(timeOf(third) + 1)]).toEqual([
    null,
    first,
    second,
    third,
  ]);
  expect(fold.movesAt(first)).toEqual([{ kind: 'put', member: 1, joins: 1 }]);
});

describe('a segment of which a part cannot be read', () => {
  const lost = (index: number) => (segment: ReplaySegment) => ({
    ...segment,
    entries: segment.entries.map((entry, at) => (at === index ? { ...entry, bytes: null } : entry)),
  });
  const bytesOf = (segment: ReplaySegment, at: number) => segment.entries[at]?.bytes ?? new Uint8Array();
  const withBytes = (index: number, bytes: (segment: ReplaySegment) => Uint8Array) => (segment: ReplaySegment) => ({
    ...segment,
    entries: segment.entries.map((entry, at) => (at === index ? { ...entry, bytes: bytes(segment) } : entry)),
  });

  it.each([
    ['a chunk is lost', lost(5)],
    ['a chunk is cut off', withBytes(5, (segment) => bytesOf(segment, 5).slice(0, -1))],
    ['a chunk holds fewer frames than it should', withBytes(5, () => Uint8Array.of(1))],
    ['a chunk is missing', (segment: ReplaySegment) => ({ ...segment, entries: segment.entries.toSpliced(5, 1) })],
    ['the end is missing', (segment: ReplaySegment) => ({ ...segment, entries: segment.entries.slice(0, 5) })],
  ])('plays what stands before it: %s', (_, change) => {
    const fold = LOG.fold(1, change);
    expect(fold.frames).toHaveLength(5);
    expect(fold.isReadable).toBe(true);
    expect(fold.unreadableFrom).toBe(LOG.frames[fold.firstSeq + 3]?.time);
    const board = fold.boardAfter(fold.frames.length);
    expect(board && fingerprintOf(board)).toBe(LOG.frames[fold.firstSeq + 3]?.fingerprint);
  });

  it('takes no frame that does not fit the board', () => {
    const other = new RecordedLog(newBoard());
    other.open(1_000_000);
    const { firstSeq } = LOG.fold(1);
    while (other.board.seq < firstSeq + 4) other.record(1_000_000, { kind: 'paused' });
    // Group 4 was joined to the mat in the first segment.
    other.keyframe();
    other.record(1_000_001, { kind: 'dragged', group: 4, x: 1, y: 1 });
    const foreign = other.segments[1]?.entries[0]?.bytes ?? new Uint8Array();
    const fold = LOG.fold(
      1,
      withBytes(5, () => foreign),
    );
    expect(fold.frames).toHaveLength(5);
    expect(fold.isCut).toBe(true);
  });

  it.each([
    ['has none', null],
    ['is no patch', Uint8Array.of(1, 2, 3)],
    ['is of another frame', LOG.segments[2]?.keyframe ?? null],
  ])('plays nothing without its keyframe: it %s', (_, keyframe) => {
    const fold = LOG.fold(1, (segment) => ({ ...segment, keyframe }));
    expect(fold.isReadable).toBe(false);
    expect(fold.boardAfter(0)).toBeNull();
    expect(fold.unreadableFrom).toBe(SEGMENTS[1]?.startTime);
    expect(SegmentPlayer.at(fold, Number.MAX_SAFE_INTEGER)).toBeNull();
  });

  it('leaves the next segment as it is', () => {
    const last = LOG.fold(2).frames.length;
    const board = LOG.fold(2).boardAfter(last);
    expect(board && fingerprintOf(board)).toBe(LOG.frames[(SEGMENTS[2]?.lastSeq ?? 0) - 1]?.fingerprint);
  });
});

it('takes frames that the keyframe holds, too, only once', () => {
  const before = LOG.segments[0]?.entries.slice(-2) ?? [];
  const fold = LOG.fold(1, (segment) => ({ ...segment, entries: [...before, ...segment.entries] }));
  expect(fold.frames.map(({ seq }) => seq)).toEqual(LOG.fold(1).frames.map(({ seq }) => seq));
});

describe('playing a segment', () => {
  const segmentFrames = LOG.frames.slice(0, SEGMENTS[0]?.lastSeq);

  it.each([0.5, 1, 16, 64])('shows at each second what the log had then, at %s times its pace', (speed) => {
    const fold = LOG.fold(0);
    const player = SegmentPlayer.at(fold, fold.startTime);
    for (let time = fold.startTime; time <= (segmentFrames.at(-1)?.time ?? 0) + 50; time += 16 * speed) {
      player?.goTo(time);
      const due = segmentFrames.filter((frame) => frame.time <= time).at(-1);
      expect(player && fingerprintOf(player.board), `at ${time}`).toBe(due?.fingerprint);
      expect(player?.count).toBe(due?.seq);
    }
  });

  it('goes to any second, backward too', () => {
    const fold = LOG.fold(0);
    const player = SegmentPlayer.at(fold, fold.startTime);
    const random = fractions(11);
    const end = segmentFrames.at(-1)?.time ?? 0;
    for (let times = 0; times < 200; times += 1) {
      const time = fold.startTime + random() * (end - fold.startTime);
      player?.goTo(time);
      const due = segmentFrames.filter((frame) => frame.time <= time).at(-1);
      expect(player && fingerprintOf(player.board), `at ${time}`).toBe(due?.fingerprint);
    }
  });

  it('lets a carried group glide between two frames', () => {
    const fold = LOG.fold(0);
    const from = segmentFrames[2];
    const to = segmentFrames[3];
    const [start] = from?.tick.drags ?? [];
    const [goal] = to?.tick.drags ?? [];
    if (from === undefined || to === undefined || start === undefined || goal === undefined) throw new Error('no drag');
    const player = SegmentPlayer.at(fold, from.time);
    player?.goTo((from.time + to.time) / 2);
    expect(player?.gliding().get(start.group)?.x).toBeCloseTo((start.x + goal.x) / 2, 3);
  });
});
