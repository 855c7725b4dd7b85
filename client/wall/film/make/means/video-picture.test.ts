import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPlanes } from './video-picture.ts';

/** By the formulas of BT.709 as they stand, for one colour, in the limited range. */
function naive([red, green, blue]: readonly [number, number, number]): [number, number, number] {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const byte = (part: number, middle: number, range: number) => middle + (part * range) / 255;
  return [byte(luma, 16, 219), byte((blue - luma) / 1.8556, 128, 224), byte((red - luma) / 1.5748, 128, 224)];
}

test('a colour becomes the brightness and the two differences of BT.709', () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(part, part, part, (red, green, blue) => {
      const rgba = Uint8ClampedArray.from({ length: 16 }, (_, at) => [red, green, blue, 255][at % 4] ?? 0);
      const planes = new Uint8Array(6);
      toPlanes(rgba, 2, 2, planes);
      const [luma, ...differences] = naive([red, green, blue]);
      for (const each of planes.subarray(0, 4)) expect(Math.abs(each - luma)).toBeLessThanOrEqual(0.51);
      for (const [at, difference] of differences.entries())
        expect(Math.abs((planes[4 + at] ?? 0) - difference)).toBeLessThanOrEqual(0.51);
    }),
  );
});

test('each pixel keeps its place, and each two by two share their colour', () => {
  const [width, height] = [4, 2];
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  rgba.set([0, 0, 0], 4 * 3);
  const planes = new Uint8Array(12);
  toPlanes(rgba, width, height, planes);
  expect([...planes.subarray(0, 8)]).toEqual([235, 235, 235, 16, 235, 235, 235, 235]);
  expect([...planes.subarray(8)]).toEqual([128, 128, 128, 128]);
});
