import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILM_SECONDS, filmTimes } from './film-plan.ts';
import { IDLE_EDGE_MS } from './time-axis.ts';

const RATE = 24;

test('a film begins with the first moment, and stays at the last one', () => {
  const times = filmTimes({ start: 1_000, end: 2_401_000, idle: [] }, 10, RATE);
  expect(times).toHaveLength(240);
  expect(times[0]).toBe(1_000);
  expect(times.filter((time) => time === 2_401_000)).toHaveLength(RATE + 1);
});

test('what is shown of idle stretches are their ends, and the rest is compressed evenly', () => {
  const idle = { from: 100_000, to: 1_900_000 };
  const times = filmTimes({ start: 0, end: 2_000_000, idle: [idle] }, 20, RATE);
  const cut = times.filter((time) => time > idle.from + IDLE_EDGE_MS && time < idle.to - IDLE_EDGE_MS);
  expect(cut).toEqual([]);
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const even = (2 * 100_000 + 2 * IDLE_EDGE_MS) / (20 * RATE - 1 - 2 * RATE);
  const [jump, ...others] = steps.filter((step) => step > 0).toSorted((a, b) => b - a);
  expect(jump).toBeCloseTo(1_800_000 - 2 * IDLE_EDGE_MS + even, 3);
  for (const step of others) expect(step).toBeCloseTo(even, 3);
});

test('whatever the log, a film has its frames, in order, within the lesson', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1e7 }), fc.array(fc.integer({ min: 0, max: 1e6 }), { maxLength: 12 }))
    .map(([start, lengths]) => {
      const places = [start];
      for (const length of lengths) places.push((places.at(-1) ?? start) + length);
      const idle = places.flatMap((from, index) => {
        const to = places[index + 1];
        return to === undefined || index % 2 === 0 || to - from < 10_000 ? [] : [{ from, to }];
      });
      return { start, end: places.at(-1) ?? start, idle };
    });
  fc.assert(
    fc.property(span, fc.constantFrom(...FILM_SECONDS), fc.constantFrom(10, 24), (each, seconds, rate) => {
      const times = filmTimes(each, seconds, rate);
      expect(times).toHaveLength(seconds * rate);
      expect(times[0]).toBe(each.start);
      expect(times.at(-1)).toBe(each.end);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});
