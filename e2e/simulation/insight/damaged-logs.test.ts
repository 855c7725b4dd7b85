/** Insight of logs that are damaged, long, or grow: what can be read counts, and nothing is read twice. */
import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { plainCalendar } from '#e2e/fixtures/plain-calendar.ts';
import { INSIGHT_READ_FRAMES } from '#server/base/limits.ts';
import { ClassInsight } from '#server/classroom/views/class-insight.ts';
import { compress } from '#server/journal/compression.ts';
import type { ActivityRecord, BoardRecord, LogChunk, PictureRecord } from '#server/store/port.ts';
import { boardOfSeed } from '#shared/board/board.ts';
import type { ActivityId, ClassroomId, PictureId } from '#shared/ids.ts';
import { type LessonBoard, randomLesson } from './random-lesson.ts';

const classroom = 'c' as ClassroomId;
const activity: ActivityRecord = {
  id: 'a' as ActivityId,
  classroom,
  picture: 'p' as PictureId,
  mode: 'each',
  cuts: [],
  difficulty: 'easy',
  turns: false,
  hints: true,
  description: '',
  teams: 0,
  createdAt: 0,
};
const picture: PictureRecord = {
  id: 'p' as PictureId,
  classroom,
  width: 4,
  height: 3,
  colours: '',
  animated: false,
  sample: null,
  message: null,
  still: '',
  moving: null,
  bytes: 0,
  createdAt: 0,
};

/** A lesson with some boards whose logs have many chunks. */
const LESSON = 6;

function stored({ board, chunks }: LessonBoard): LogChunk[] {
  const starts = [...chunks.map(({ firstSeq }) => firstSeq), Number.NaN];
  return chunks.map(({ firstSeq, startTime, bytes: plain }, index) => {
    const bytes = compress(plain);
    // The last chunk's length is not asked for by anything but the digest's check: it is counted from its frames.
    const frames = (starts[index + 1] ?? Number.NaN) - firstSeq;
    return {
      classroom,
      board,
      firstSeq,
      frames,
      epoch: 1,
      owner: 'o',
      digest: hash('sha256', bytes, 'hex'),
      startTime,
      bytes,
    };
  });
}

class TestClass {
  readonly lesson = randomLesson(LESSON);
  readonly logs: Map<number, LogChunk[]>;
  /** First and last frame of each request. */
  readonly reads: [board: number, from: number, to: number][] = [];
  readonly insight: ClassInsight;

  constructor() {
    // Without the last chunk of each: its number of frames stands nowhere else.
    this.logs = new Map(this.lesson.map((board) => [board.board, stored(board).slice(0, -1)]));
    const records = this.lesson.map(
      ({ board: number, cut, seed }): BoardRecord => ({
        ...{ classroom, number, activity: activity.id, cut, team: null, seed, members: [null], createdAt: 0 },
      }),
    );
    this.insight = new ClassInsight({
      wall: () => 0,
      calendar: plainCalendar(() => 0),
      opener: {
        dealt: ({ number }) => {
          const board = this.lesson.find((each) => each.board === number);
          if (board === undefined) return null;
          const { rules, seed } = board;
          return boardOfSeed(rules, seed);
        },
      },
      store: {
        activities: async () => [activity],
        picture: async () => picture,
        log: async ({ board }, from, to = Number.MAX_SAFE_INTEGER) => {
          this.reads.push([board, from, to]);
          const chunks = this.logs.get(board) ?? [];
          return chunks.filter(({ firstSeq, frames }) => firstSeq <= to && firstSeq + frames > from);
        },
      },
      source: () => ({
        record: { id: classroom, title: '' },
        boards: { ofActivity: () => records, activity },
        seating: { get: () => undefined },
      }),
    });
  }

  log(board: number): LogChunk[] {
    const chunks = this.logs.get(board);
    if (chunks === undefined) throw new Error(`no board ${board}`);
    return chunks;
  }

  async boards() {
    const view = await this.insight.of(activity.id);
    if (view === null) throw new Error('no insight');
    return view.boards;
  }
}

const BOARD = 1;

describe('a damaged chunk', () => {
  const DAMAGES: readonly (readonly [string, (chunk: LogChunk, all: readonly LogChunk[]) => LogChunk[]])[] = [
    ['is truncated', (chunk) => [{ ...chunk, bytes: chunk.bytes.slice(0, -3) }]],
    [
      'has a flipped bit',
      (chunk) => [{ ...chunk, bytes: chunk.bytes.map((byte, at) => (at === 5 ? byte ^ 4 : byte)) }],
    ],
    ['is empty', (chunk) => [{ ...chunk, bytes: new Uint8Array() }]],
    ['is missing', () => []],
    ['says another number of frames', (chunk) => [{ ...chunk, frames: chunk.frames + 1 }]],
    [
      'is rewritten with a digest that fits',
      (chunk) => {
        const bytes = compress(new Uint8Array([1, 0, 9, 9, 9]));
        return [{ ...chunk, bytes, digest: hash('sha256', bytes, 'hex') }];
      },
    ],
  ];

  it.each(DAMAGES)('that %s ends the counting of its board alone', async (_, damage) => {
    const whole = new TestClass();
    const cut = Math.floor((whole.log(BOARD).length * 4) / 5);
    whole.logs.set(BOARD, whole.log(BOARD).slice(0, cut));
    const expected = await whole.boards();
    expect(expected.find(({ board }) => board === BOARD)?.curve.length).toBeGreaterThan(0);

    const damaged = new TestClass();
    const chunks = damaged.log(BOARD);
    damaged.logs.set(
      BOARD,
      chunks.flatMap((chunk, index) => (index === cut ? damage(chunk, chunks) : [chunk])),
    );
    for (let times = 0; times < 2; times += 1)
      expect(await damaged.boards()).toEqual(
        expected.map((board) => (board.board === BOARD ? { ...board, isBroken: true } : board)),
      );
  });
});

it('reads a bounded part at a time, and afterwards only what the log has grown by', async () => {
  const whole = await new TestClass().boards();
  expect(whole.some(({ isBroken }) => isBroken)).toBe(false);
  const growing = new TestClass();
  const all = growing.log(BOARD);
  growing.logs.set(BOARD, all.slice(0, 5));
  await growing.boards();
  const last = all[4];
  const readUpTo = (last?.firstSeq ?? 0) + (last?.frames ?? 0) - 1;
  growing.reads.length = 0;
  growing.logs.set(BOARD, all);
  // Two requests at one time count nothing twice.
  expect(await Promise.all([growing.boards(), growing.boards()])).toEqual([whole, whole]);
  for (const [board, from, to] of growing.reads) {
    if (board === BOARD) expect(from).toBeGreaterThan(readUpTo);
    expect(to - from).toBeLessThan(INSIGHT_READ_FRAMES);
  }
  expect(await growing.insight.of('none' as ActivityId)).toBeNull();
});
