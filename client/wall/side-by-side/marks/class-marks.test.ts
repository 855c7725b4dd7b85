import { expect, test } from 'vitest';
import type { BoardInsightView } from '#shared/protocol/http/insight-view.ts';
import { ClassTimeline } from '#shared/replay/class-timeline.ts';
import { Timeline } from '#shared/replay/timeline.ts';
import { classMarks } from './class-marks.ts';

function lineOf(startTime: number, endTime: number): Timeline {
  const segment = { firstSeq: 1, lastSeq: 9, startTime, endTime, bytes: 1 };
  const epochs = [{ epoch: 1, firstSeq: 1, wallTime: startTime }];
  return new Timeline({ epochs, segments: [segment], lastSeq: 9, lastTime: endTime, idle: [] });
}

function played(board: number, part: Partial<BoardInsightView>): BoardInsightView {
  const none = { curve: [], waits: [], help: [], efforts: [], seats: [], isBroken: false };
  return { ...none, board, cut: 0, team: null, startedAt: 0, restartedAt: null, solvedAt: null, of: 12, ...part };
}

const LINES = new Map([
  [1, lineOf(10_000, 60_000)],
  [2, lineOf(30_000, 70_000)],
]);
const INSIGHT = {
  boards: [
    played(1, { help: [{ at: 35_000, piece: 3, by: 'hint' }], solvedAt: 60_000 }),
    played(2, { help: [{ at: 40_000, piece: 4, by: 'teacher' }] }),
    // Its log is empty: it has no place on the bar.
    played(3, { solvedAt: 50_000 }),
  ],
  pauses: [{ from: 36_000, to: 39_000, boards: 2, of: 2 }],
};

test('stand at their wall times by the clock, the pauses of the class among them', () => {
  expect(classMarks(INSIGHT, new ClassTimeline(LINES, 'clock'))).toEqual([
    { kind: 'hinted', time: 35_000, board: 1 },
    { kind: 'paused', time: 36_000, until: 39_000 },
    { kind: 'placeShown', time: 40_000, board: 2 },
    { kind: 'solved', time: 60_000, board: 1 },
  ]);
});

test('stand as long after each start as they were, without pauses, where boards are lined up from it', () => {
  expect(classMarks(INSIGHT, new ClassTimeline(LINES, 'start'))).toEqual([
    { kind: 'placeShown', time: 10_000, board: 2 },
    { kind: 'hinted', time: 25_000, board: 1 },
    { kind: 'solved', time: 50_000, board: 1 },
  ]);
});
