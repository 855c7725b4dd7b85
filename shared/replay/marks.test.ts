import { describe, expect, it } from 'vitest';
import { RecordedLog } from '#e2e/fixtures/recorded-log.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { firedRulesAt, foldAttention, INITIAL_ATTENTION } from '#shared/attention/attention-fold.ts';
import { THRESHOLDS_DEFAULT } from '#shared/attention/attention-rules.ts';
import { dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { applyTick } from '#shared/board/tick.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { clusterMarks, MarkFold, type ReplayMark } from './marks.ts';

const RULES = boardRules(samplePuzzle(), 'easy', false);
const newBoard = () => dealtBoard(RULES, scatter(RULES.puzzle, 5, false), 0);
const START = 1_000_000;

class Lesson {
  readonly log = new RecordedLog(newBoard());
  time = START;
  #counter = 0;

  constructor() {
    this.log.open(START);
  }

  wait(seconds: number): this {
    this.time += seconds * 1_000;
    return this;
  }

  drop(group: number, x: number, y = 20_000, isJoined = false): this {
    this.#counter += 1;
    const operation = { page: 9, counter: this.#counter };
    this.log.record(this.time, { kind: 'lifted', group, member: 1, page: 9 });
    this.time += 1_000;
    const drop = { kind: 'dropped', group, x, y, member: 1, operation } as const;
    const joined = { kind: 'joined', group: 0, other: group, x: 32_768, y: 32_768 } as const;
    this.log.record(this.time, drop, ...(isJoined ? [joined] : []));
    return this;
  }

  marks(): readonly ReplayMark[] {
    const fold = new MarkFold(THRESHOLDS_DEFAULT);
    const { segments } = this.log.log();
    for (const [index, { endTime }] of segments.entries()) fold.add(this.log.fold(index), endTime);
    return fold.marks();
  }
}

it('marks joins, hints, shown places, pauses and the solved picture, each at its wall time and with its member', () => {
  const lesson = new Lesson();
  lesson.wait(5).drop(3, 32_768, 32_768, true);
  lesson.log.record(START + 7_000, { kind: 'hinted', piece: 4, member: 2, level: 1 });
  lesson.log.record(START + 8_000, { kind: 'pieceShown', piece: 5 });
  lesson.log.record(START + 9_000, { kind: 'paused' });
  lesson.log.keyframe();
  lesson.log.record(START + 20_000, { kind: 'resumed' });
  lesson.log.record(START + 21_000, { kind: 'solved' });
  lesson.log.record(START + 22_000, { kind: 'paused' });
  expect(lesson.marks()).toEqual([
    { kind: 'joined', time: START + 6_000, member: 1, joins: 1, done: 1, of: 24 },
    { kind: 'hinted', time: START + 7_000, member: 2, level: 1 },
    { kind: 'placeShown', time: START + 8_000 },
    { kind: 'paused', time: START + 9_000, until: START + 20_000 },
    { kind: 'solved', time: START + 21_000 },
    { kind: 'paused', time: START + 22_000, until: null },
  ]);
});

it('marks a check with how many cards were right of all, and no join of what it locked', () => {
  const lesson = new Lesson();
  lesson.wait(5);
  const operation = { page: 9, counter: 1 };
  const checked = { kind: 'checked', member: 2, operation, right: 1, wrong: [4] } as const;
  const joined = { kind: 'joined', group: 0, other: 3, x: 32_768, y: 32_768 } as const;
  lesson.log.record(lesson.time, checked, joined);
  expect(lesson.marks()).toEqual([{ kind: 'checked', time: START + 5_000, member: 2, right: 1, of: 24 }]);
});

/** Which rules hold in each second, by folding up to it and asking: slow, and without any of the marks' shortcuts. */
function rulesBySecond({ log, time: end }: Lesson): Map<number, string[]> {
  const board = newBoard();
  let attention = INITIAL_ATTENTION;
  const seconds = new Map<number, string[]>();
  let next = 0;
  for (let time = START; time <= end; time += 1_000) {
    for (let frame = log.frames[next]; frame !== undefined && frame.time <= time; frame = log.frames[next]) {
      const at = frame.time;
      applyTick(board, frame.tick, frame.seq, (event) => {
        const positionBefore = (group: number) => board.groups.get(group);
        attention = foldAttention(attention, { event, at, positionBefore, pieceSize: RULES.puzzle.pieceSize });
      });
      next += 1;
    }
    const fired = firedRulesAt(attention, { ...THRESHOLDS_DEFAULT, idle: 0 }, time, 0);
    if (fired.length > 0) seconds.set(time, fired.map(({ rule }) => rule).sort());
  }
  return seconds;
}

function markedBySecond(marks: readonly ReplayMark[], end: number): Map<number, string[]> {
  const seconds = new Map<number, string[]>();
  for (let time = START; time <= end; time += 1_000) {
    const rules = marks.flatMap((mark) => {
      if (mark.kind !== 'attention') return [];
      const holds = mark.time <= time && (mark.until === null || time < mark.until);
      return holds ? [mark.fired.rule] : [];
    });
    if (rules.length > 0) seconds.set(time, rules.sort());
  }
  return seconds;
}

describe('rules of attention', () => {
  it('are marked in exactly the seconds in which they hold', () => {
    const lesson = new Lesson();
    for (let times = 0; times < 6; times += 1) lesson.wait(7).drop(3, 20_000);
    lesson.wait(5).drop(4, 50_000);
    for (let times = 0; times < 12; times += 1) lesson.wait(28).drop(5 + (times % 3), 10_000 + times * 3_000);
    lesson.log.keyframe();
    lesson.wait(9).drop(3, 32_768, 32_768, true);
    // In hand for long: the rule begins to hold while nothing happens.
    lesson.wait(3).log.record(lesson.time, { kind: 'lifted', group: 9, member: 1, page: 9 });
    lesson.wait(400).log.record(lesson.time, { kind: 'released', group: 9, x: 1, y: 1 });
    lesson.wait(1);
    const expected = rulesBySecond(lesson);
    expect(new Set([...expected.values()].flat())).toEqual(new Set(['samePlace', 'noJoin']));
    expect(markedBySecond(lesson.marks(), lesson.time)).toEqual(expected);
  });

  it('end where the log cannot be read', () => {
    const lesson = new Lesson();
    for (let times = 0; times < 5; times += 1) lesson.wait(7).drop(3, 20_000);
    const { time: lostAt } = lesson;
    lesson.wait(2).drop(4, 9_000);
    const { segments } = lesson.log.log();
    const lost = lesson.log.fold(0, (segment) => ({ ...segment, entries: segment.entries.slice(0, -2) }));
    const fold = new MarkFold(THRESHOLDS_DEFAULT);
    fold.add(lost, segments[0]?.endTime ?? 0);
    const marks = fold.marks();
    expect(marks.find(({ kind }) => kind === 'unreadable')).toEqual({
      kind: 'unreadable',
      time: lostAt,
      until: lesson.time,
    });
    expect(marks.find(({ kind }) => kind === 'attention')).toMatchObject({ until: lostAt });
  });
});

it('puts marks that are too near each other into one, and no mark into two', () => {
  const marks = [0, 1, 2, 50, 51, 99].map((time): ReplayMark => ({ kind: 'placeShown', time }));
  const clusters = clusterMarks(marks, (time) => time / 100, 0.05);
  expect(clusters.map(({ at, marks: each }) => [at, each.map(({ time }) => time)])).toEqual([
    [0, [0, 1, 2]],
    [0.5, [50, 51]],
    [0.99, [99]],
  ]);
  expect(clusterMarks([], () => 0, 0.05)).toEqual([]);
});
