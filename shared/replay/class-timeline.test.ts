import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIGNMENTS, ClassTimeline } from './class-timeline.ts';
import type { Stretch } from './replay-log.ts';
import { IDLE_MS_MIN, Timeline } from './timeline.ts';

const MINUTE = 60_000;
const TEN = 10 * MINUTE;

/** A log of one segment. */
function lineOf(start: number, end: number, ...idle: readonly Stretch[]): Timeline {
  const segments = [{ firstSeq: 1, lastSeq: 9, startTime: start, endTime: end, bytes: 1 }];
  return new Timeline({ epochs: [], segments, lastSeq: 9, lastTime: end, idle });
}

const EMPTY = new Timeline({ epochs: [], segments: [], lastSeq: 0, lastTime: 0, idle: [] });
/** Board 2 begins a minute after board 1, and is idle in its midst; board 3 has no log. */
const LINES = new Map([
  [1, lineOf(TEN, TEN + 5 * MINUTE, { from: TEN + MINUTE, to: TEN + 4 * MINUTE })],
  [2, lineOf(TEN + MINUTE, TEN + 7 * MINUTE, { from: TEN + 2 * MINUTE, to: TEN + 5 * MINUTE })],
  [3, EMPTY],
]);

describe('the bar of several boards', () => {
  it('by the clock goes from the first frame of all to the last, and shows each the same second', () => {
    const { axis, ...line } = new ClassTimeline(LINES, 'clock');
    expect([axis.start, axis.end, line.alignment]).toEqual([TEN, TEN + 7 * MINUTE, 'clock']);
    const clock = new ClassTimeline(LINES, 'clock');
    expect([1, 2, 3].map((board) => clock.wallTimeOf(board, TEN + 5))).toEqual([TEN + 5, TEN + 5, null]);
    expect(clock.timeOf(2, TEN + 5)).toBe(TEN + 5);
  });

  it('aligned at the start goes from nought to the longest, and shows each its own second', () => {
    const line = new ClassTimeline(LINES, 'start');
    expect([line.axis.start, line.axis.end]).toEqual([0, 6 * MINUTE]);
    expect([1, 2, 3].map((board) => line.wallTimeOf(board, 5))).toEqual([TEN + 5, TEN + MINUTE + 5, null]);
    expect([1, 2, 3].map((board) => line.timeOf(board, TEN + MINUTE))).toEqual([MINUTE, 0, null]);
  });

  it('is idle only where all boards are', () => {
    const clock = new ClassTimeline(LINES, 'clock').axis;
    // Board 2 plays up to the second minute, and board 1 from the fourth on.
    expect(clock.idleAt(TEN + MINUTE + 1)).toBeNull();
    expect(clock.idleAt(TEN + 2 * MINUTE)).toEqual({ from: TEN + 2 * MINUTE, to: TEN + 4 * MINUTE });
    expect(clock.idleAt(TEN + 4 * MINUTE)).toBeNull();
    const start = new ClassTimeline(LINES, 'start').axis;
    expect(start.idleAt(MINUTE)).toEqual({ from: MINUTE, to: 4 * MINUTE });
  });

  it('keeps the second of the board that began first when it is aligned in another way', () => {
    const clock = new ClassTimeline(LINES, 'clock');
    const start = new ClassTimeline(LINES, 'start');
    expect(clock.timeIn(start, TEN + 90_000)).toBe(90_000);
    expect(start.timeIn(clock, 90_000)).toBe(TEN + 90_000);
    // Later than all that the other bar has: its end.
    expect(clock.timeIn(start, TEN + 7 * MINUTE)).toBe(6 * MINUTE);
  });

  it('of boards without frames is empty', () => {
    for (const alignment of ALIGNMENTS) {
      const line = new ClassTimeline(new Map([[3, EMPTY]]), alignment);
      expect([line.axis.duration, line.axis.start, line.wallTimeOf(3, 5)]).toEqual([0, 0, null]);
    }
  });

  it('calls a time idle exactly when every board that has begun and not ended is, for long enough', () => {
    const length = fc.integer({ min: 0, max: 40 });
    const busyLength = fc.integer({ min: 1, max: 40 });
    const board = fc.tuple(length, fc.array(fc.tuple(busyLength, length), { maxLength: 4 }), busyLength);
    fc.assert(
      fc.property(
        fc.array(board, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...ALIGNMENTS),
        (boards, alignment) => {
          const second = IDLE_MS_MIN / 10;
          const lines = new Map(
            boards.map(([start, parts, rest], index) => {
              const idle: Stretch[] = [];
              let at = start;
              for (const [busy, still] of parts) {
                idle.push({ from: (at + busy) * second, to: (at + busy + still + 10) * second });
                at += busy + still + 10;
              }
              return [index, lineOf(start * second, (at + rest) * second, ...idle)] as const;
            }),
          );
          const line = new ClassTimeline(lines, alignment);
          const isBusy = (time: number) =>
            [...lines].some(([each, own]) => {
              const wall = line.wallTimeOf(each, time) ?? 0;
              return wall >= own.start && wall < own.end && own.idleAt(wall) === null;
            });
          let still = 0;
          for (let time = line.axis.start + second / 2; time < line.axis.end; time += second) {
            still = isBusy(time) ? 0 : still + second;
            if (still === 0) expect(line.axis.idleAt(time)).toBeNull();
            if (still >= IDLE_MS_MIN) expect(line.axis.idleAt(time)).not.toBeNull();
          }
        },
      ),
    );
  });
});
