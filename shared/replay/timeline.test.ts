import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_REPLAY } from '#e2e/fixtures/sample-replay.ts';
import { IDLE_SHOWN_MS } from './time-axis.ts';
import { IDLE_MS_MIN, idleStretches, Timeline } from './timeline.ts';

const HOUR = 3_600_000;
const { segments: SEGMENTS, lastTime: LAST } = SAMPLE_REPLAY;
const START = SEGMENTS[0]?.startTime ?? 0;

describe('the bar', () => {
  it('is as long as the log where nothing in it is long idle', () => {
    const line = new Timeline({ ...SAMPLE_REPLAY, idle: [{ from: START, to: START + IDLE_SHOWN_MS }] });
    expect(line.duration).toBe(LAST - START);
    expect(line.barOf(START + 1_234)).toBe(1_234);
    expect(line.timeOf(line.duration)).toBe(LAST);
  });

  it('gives a long idle stretch a minute, and shows every time in its order', () => {
    const idle = [
      { from: START + 100_000, to: START + 400_000 },
      { from: START + 500_000, to: START + 500_000 + HOUR },
    ];
    const line = new Timeline({ ...SAMPLE_REPLAY, lastTime: START + 2 * HOUR, idle });
    expect(line.duration).toBe(2 * HOUR - 300_000 - HOUR + 2 * IDLE_SHOWN_MS);
    expect(line.barOf(START + 250_000), 'the middle of the stretch').toBe(100_000 + IDLE_SHOWN_MS / 2);
    expect(line.barOf(START + 450_000)).toBe(100_000 + IDLE_SHOWN_MS + 50_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * HOUR }), fc.integer({ min: 0, max: 2 * HOUR }), (one, two) => {
        const [early, late] = [START + Math.min(one, two), START + Math.max(one, two)];
        expect(line.barOf(early)).toBeLessThanOrEqual(line.barOf(late));
        expect(line.timeOf(line.barOf(early))).toBeCloseTo(early, 3);
      }),
    );
  });

  it('is no longer and no shorter than itself: times outside are its ends', () => {
    const line = new Timeline(SAMPLE_REPLAY);
    expect([line.barOf(0), line.barOf(Number.MAX_SAFE_INTEGER)]).toEqual([0, line.duration]);
    expect([line.timeOf(-1), line.timeOf(line.duration + 1)]).toEqual([START, LAST]);
  });

  it('of a log without frames is empty', () => {
    const line = new Timeline({ epochs: [], segments: [], lastSeq: 0, lastTime: 0, idle: [] });
    expect([line.duration, line.segmentAt(5), line.timeOf(5), line.barOf(5)]).toEqual([0, -1, 0, 0]);
  });
});

it('finds the segment that has the board at a time, the gap behind it included', () => {
  const line = new Timeline(SAMPLE_REPLAY);
  const second = SEGMENTS[1]?.startTime ?? 0;
  expect([START - 1, START, second - 1, second, LAST + HOUR].map((time) => line.segmentAt(time))).toEqual([
    0, 0, 0, 1, 1,
  ]);
});

it('finds idle stretches between chunks, each of which goes on for a while', () => {
  const second = 2_500 + IDLE_MS_MIN;
  const times = [0, 1_500, second, second + 1_000 + IDLE_MS_MIN - 1, HOUR];
  const stretches = idleStretches(times, 1_000);
  expect(stretches).toEqual([
    { from: 2_500, to: second },
    { from: second + 2_000 + IDLE_MS_MIN - 1, to: HOUR },
  ]);
  const line = new Timeline({ epochs: [], segments: [], lastSeq: 5, lastTime: HOUR, idle: stretches });
  expect(line.idleAt(2_499)).toBeNull();
  expect(line.idleAt(2_500)).toEqual(stretches[0]);
  expect(line.idleAt(HOUR)).toBeNull();
  expect(idleStretches([], 1_000)).toEqual([]);
});
