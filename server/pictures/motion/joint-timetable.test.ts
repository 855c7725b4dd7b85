import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jointTimetable } from './joint-timetable.ts';
import { timetable } from './timetable.ts';

const LIMITS = { step: 84, framesMax: 60 };
const shownOf = (shown: number[][], limits = LIMITS) =>
  jointTimetable(shown, limits).map(({ sources, duration }) => [...sources, duration]);

test('a picture alone shows as it does by itself', () => {
  for (const delays of [
    [100, 250, 4_000],
    [40, 40, 40, 40, 40, 40],
    [100, 100],
    [500, 84],
  ]) {
    const alone = timetable(delays, { ...LIMITS, delayMax: 10_000 });
    expect(shownOf([delays])).toEqual(alone.map(({ source, duration }) => [source, duration]));
  }
});

test('each goes round whole times within the loop of the longest', () => {
  expect(
    shownOf([
      [300, 300],
      [1_000, 1_000],
    ]),
  ).toEqual([
    [0, 0, 333],
    [1, 0, 334],
    [0, 0, 333],
    [1, 1, 333],
    [0, 1, 334],
    [1, 1, 333],
  ]);
});

test.each([
  ['of which the sheet has few frames', [100, 100, 100, 100], 12_000, { step: 84, framesMax: 20 }],
  ['that would show one frame alone', [200, 200], 12_000, { step: 84, framesMax: 30 }],
  ['that changes faster than boards do', [50, 50], 2_000, { step: 84, framesMax: 60 }],
])(
  'a short loop beside a long one goes slower, so that its frames follow each other: one %s',
  (_which, short, long, limits) => {
    const entries = jointTimetable([short, [long / 2, long / 2]], limits);
    const shown = entries.map(({ sources: [frame = -1] }) => frame);
    expect(shown.length).toBeGreaterThan(2 * short.length);
    for (const [index, frame] of shown.entries())
      expect(frame).toBe(index === 0 ? 0 : ((shown[index - 1] ?? 0) + 1) % short.length);
  },
);

test('what is over in a moment is slowed down', () => {
  expect(shownOf([[11, 102]])).toEqual([
    [0, 84],
    [1, 102],
  ]);
  const short = [
    [20, 20],
    [30, 30, 30],
  ];
  expect(shownOf(short)).toHaveLength(3);
});

test('of more frames than a sheet holds those that show are spread over the loop, or are the first ones', () => {
  const few = { step: 84, framesMax: 8 };
  expect(shownOf([Array.from({ length: 32 }, () => 100)], few).map(([source]) => source)).toEqual([
    0, 4, 8, 12, 16, 20, 24, 28,
  ]);
  expect(shownOf([[...Array.from({ length: 9 }, () => 84), 10_000]], few).at(-1)).toEqual([7, 10_168]);
});

test('no two changes are closer than a step, and no frames are more than a sheet holds', () => {
  const delays = fc.array(fc.integer({ min: 11, max: 10_000 }), { minLength: 2, maxLength: 120 });
  const brief = fc.array(fc.integer({ min: 11, max: 120 }), { minLength: 2, maxLength: 12 });
  const limits = fc.record({ step: fc.constantFrom(84, 167), framesMax: fc.integer({ min: 8, max: 60 }) });
  fc.assert(
    fc.property(fc.array(fc.oneof(delays, brief), { minLength: 1, maxLength: 6 }), limits, (shown, most) => {
      const entries = jointTimetable(shown, most);
      expect(entries.length).toBeGreaterThanOrEqual(2);
      expect(entries.length).toBeLessThanOrEqual(most.framesMax);
      expect(entries[0]?.sources).toEqual(shown.map(() => 0));
      for (const { sources, duration } of entries) {
        expect(duration).toBeGreaterThanOrEqual(most.step);
        expect(Number.isInteger(duration)).toBe(true);
        for (const [picture, source] of sources.entries()) expect(shown[picture]?.[source]).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
