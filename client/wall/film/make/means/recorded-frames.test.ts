import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedFrames } from './recorded-frames.ts';

test('tells which frames were lost by when the others came', () => {
  const pushed = [1_000, 1_040, 1_090, 1_125, 1_170];
  expect(recordedFrames([0, 41, 128, 171], pushed)).toEqual([0, 1, 3, 4]);
  expect(recordedFrames([7, 52, 95, 130, 180], pushed)).toEqual([0, 1, 2, 3, 4]);
  expect(recordedFrames([0], pushed)).toEqual([0]);
  expect(recordedFrames([], pushed)).toEqual([]);
});

test('whatever is lost after the first frame, and however late the rest comes within half a pause', () => {
  const frame = fc.record({
    after: fc.integer({ min: 20, max: 90 }),
    late: fc.integer({ max: 9, min: 0 }),
    isLost: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(frame, { minLength: 1, maxLength: 60 }), (frames) => {
      const pushed: number[] = [];
      for (const { after } of frames) pushed.push((pushed.at(-1) ?? 500) + after);
      const taken = frames.flatMap(({ isLost }, index) => (isLost && index > 0 ? [] : [index]));
      const recorded = taken.map((index) => (pushed[index] ?? 0) + (index === 0 ? 0 : (frames[index]?.late ?? 0)));
      expect(recordedFrames(recorded, pushed)).toEqual(taken);
    }),
  );
});
