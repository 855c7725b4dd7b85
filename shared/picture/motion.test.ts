import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameArea, frameAt, type PictureMotion, sheetSides } from './motion.ts';

const durations = fc.array(fc.integer({ min: 84, max: 10_000 }), { minLength: 2, maxLength: 60 });
const time = fc.double({ min: -1e13, max: 1e13, noNaN: true });

test('each frame shows for its duration, one after the other, and then the first again', () => {
  const shown = [0, 99, 100, 349, 350, 599, 600].map((at) => frameAt([100, 250, 250], at).frame);
  expect(shown).toEqual([0, 0, 1, 1, 2, 2, 0]);
  expect(frameAt([100, 250, 250], 120)).toEqual({ frame: 1, remaining: 230 });
});

test('at every time there is a frame, and the next one shows once its rest is over', () => {
  fc.assert(
    fc.property(durations, time, (given, at) => {
      const { frame, remaining } = frameAt(given, at);
      expect(given[frame]).toBeGreaterThan(0);
      expect(remaining).toBeGreaterThan(0);
      expect(remaining).toBeLessThanOrEqual(given[frame] ?? 0);
      // Times of 13 digits have steps of two thousandths.
      const next = frameAt(given, at + remaining + 0.5).frame;
      expect(next).toBe((frame + 1) % given.length);
    }),
  );
});

test('two pages whose clocks differ by less than 100 ms never show frames further apart than their clocks are', () => {
  fc.assert(
    fc.property(durations, fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 0, max: 100 }), (given, at, apart) => {
      const [one, other] = [frameAt(given, at), frameAt(given, at + apart)];
      // The later one is ahead by the changes within that time: at 84 ms and more at most two.
      const ahead = (other.frame - one.frame + given.length) % given.length;
      expect(ahead === 0 || apart >= one.remaining).toBe(true);
      expect(ahead).toBeLessThanOrEqual(2);
    }),
  );
});

test('frames lie within their sheet, apart from each other', () => {
  const motion: PictureMotion = {
    columns: 3,
    frameWidth: 20,
    frameHeight: 10,
    cellWidth: 32,
    cellHeight: 32,
    durations: [100, 100, 100, 100],
  };
  const { width, height } = sheetSides(motion);
  expect([width, height]).toEqual([96, 64]);
  const pixels = motion.durations.map((_, frame) => {
    const [x, y, w, h] = frameArea(motion, frame);
    return [x * width, y * height, w * width, h * height];
  });
  expect(pixels).toEqual([
    [4.5, 4.5, 19, 9],
    [36.5, 4.5, 19, 9],
    [68.5, 4.5, 19, 9],
    [4.5, 36.5, 19, 9],
  ]);
});
