import { expect, it, test } from 'vitest';
import { SAMPLE_REPLAY } from '#e2e/fixtures/sample-replay.ts';
import { Timeline } from '#shared/replay/timeline.ts';
import { ReplayClock, SPEEDS } from './replay-clock.ts';

const START = SAMPLE_REPLAY.segments[0]?.startTime ?? 0;
const IDLE = { from: START + 10_000, to: START + 500_000 };
const LINE = new Timeline({ ...SAMPLE_REPLAY, idle: [IDLE] });

/** A running clock after so many ms of drawing at 60 frames a second. */
function runFor(ms: number, change: (clock: ReplayClock) => void = () => undefined): ReplayClock {
  const clock = new ReplayClock(START);
  clock.isRunning.value = true;
  change(clock);
  for (let now = 0; now <= ms; now += 16) clock.advance(now, LINE, false);
  return clock;
}

test.each(SPEEDS)('runs at %s times the pace of the lesson', (speed) => {
  const clock = runFor(64, (each) => {
    each.speed.value = speed;
  });
  expect(clock.time - START).toBeCloseTo(64 * speed, 6);
});

it('rests until it is started, and while what it should show is not here', () => {
  const resting = runFor(1_000, (clock) => {
    clock.isRunning.value = false;
  });
  expect(resting.time).toBe(START);
  const clock = runFor(0);
  clock.advance(100, LINE, true);
  expect(clock.time).toBe(START);
});

it('goes on by a quarter of a second at most after a time in which nothing was drawn', () => {
  const clock = runFor(0);
  clock.advance(3_600_000, LINE, false);
  expect(clock.time).toBe(START + 250);
});

it('skips an idle stretch but for its ends, and else plays it within a minute', () => {
  const skipping = runFor(10_600);
  expect(skipping.time).toBeGreaterThanOrEqual(IDLE.to - 500);
  const playing = runFor(10_600, (clock) => {
    clock.skipsIdle.value = false;
  });
  expect(playing.time).toBeGreaterThan(IDLE.from + 600);
  expect(playing.time).toBeLessThan(IDLE.to - 400_000);
});

it('rests at the end, and reports it once', () => {
  const clock = new ReplayClock(LINE.end - 20);
  clock.isRunning.value = true;
  expect([0, 16, 32, 48].map((now) => clock.advance(now, LINE, false))).toEqual([true, true, false, true]);
  expect(clock.time).toBe(LINE.end);
  expect(clock.isRunning.peek()).toBe(false);
});
