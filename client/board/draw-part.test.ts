import { expect, test } from 'vitest';
import { clipToPicture, type Part } from './draw-part.ts';

const PICTURE = { width: 100, height: 50 };
const part = (x: number, y: number, width: number, height: number): Part => ({ x, y, width, height });

test.each<[string, Part, Part, { source: Part; target: Part } | null]>([
  ['inside', part(10, 10, 20, 20), part(0, 0, 40, 40), { source: part(10, 10, 20, 20), target: part(0, 0, 40, 40) }],
  [
    'over the left and the top edge',
    part(-10, -5, 20, 20),
    part(0, 0, 40, 40),
    { source: part(0, 0, 10, 15), target: part(20, 10, 20, 30) },
  ],
  [
    'over the right and the bottom edge',
    part(90, 40, 20, 20),
    part(5, 5, 20, 20),
    { source: part(90, 40, 10, 10), target: part(5, 5, 10, 10) },
  ],
  [
    'over the edge by an error of rounding',
    part(50, 0, 50 + 1e-9, 50),
    part(0, 0, 50 + 1e-9, 50),
    { source: part(50, 0, 50, 50), target: part(0, 0, 50, 50) },
  ],
  [
    'larger than the picture',
    part(-50, -50, 200, 150),
    part(0, 0, 400, 300),
    { source: part(0, 0, 100, 50), target: part(100, 100, 200, 100) },
  ],
  ['beside the picture', part(100, 0, 10, 10), part(0, 0, 10, 10), null],
  ['above the picture', part(0, -10, 10, 10), part(0, 0, 10, 10), null],
])('a part %s', (_name, source, target, expected) => {
  expect(clipToPicture(PICTURE, source, target)).toEqual(expected);
});
