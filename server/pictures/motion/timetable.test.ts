import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timetable } from './timetable.ts';

const LIMITS = { step: 84, framesMax: 60, delayMax: 10_000 };
const shownOf = (delays: number[], limits = LIMITS) =>
  timetable(delays, limits).map(({ source, duration }) => [source, duration]);

test('a slow picture is shown as it is', () => {
  expect(shownOf([100, 250, 4_000])).toEqual([
    [0, 100],
    [1, 250],
    [2, 4_000],
  ]);
});

test('of a fast one frames are left out, and its motion has its speed', () => {
  expect(shownOf([40, 40, 40, 40, 40, 40])).toEqual([
    [0, 120],
    [3, 120],
  ]);
});

test('a delay that browsers do not believe is 100 ms, and one of minutes is cut', () => {
  expect(shownOf([0, 10, 655_350])).toEqual([
    [0, 100],
    [1, 100],
    [2, 10_000],
  ]);
});

test('a picture that is over in a moment is slowed down, so that it moves', () => {
  expect(shownOf([20, 20])).toEqual([
    [0, 84],
    [1, 84],
  ]);
});

test('no two changes are closer than a step, and no frames are more than a sheet holds', () => {
  const delays = fc.array(fc.integer({ min: 0, max: 700_000 }), { minLength: 2, maxLength: 120 });
  const limits = fc.record({
    step: fc.constantFrom(84, 167),
    framesMax: fc.integer({ min: 2, max: 60 }),
    delayMax: fc.constant(10_000),
  });
  fc.assert(
    fc.property(delays, limits, (given, most) => {
      const entries = timetable(given, most);
      expect(entries.length).toBeGreaterThanOrEqual(2);
      expect(entries.length).toBeLessThanOrEqual(most.framesMax);
      expect(entries[0]?.source).toBe(0);
      for (const [index, { source, duration }] of entries.entries()) {
        expect(duration).toBeGreaterThanOrEqual(most.step);
        expect(Number.isInteger(duration)).toBe(true);
        if (index > 0) expect(source).toBeGreaterThan(entries[index - 1]?.source ?? -1);
      }
    }),
  );
});
