import { expect, test } from 'vitest';
import { filmGrid } from './film-grid.ts';

const FRAMES = [
  { width: 1_280, height: 720 },
  { width: 640, height: 360 },
];
const COUNTS = [1, 2, 3, 5, 7, 12, 30, 40, 60];

test.each(COUNTS)('%i boards lie within the frame, and none on another or on a name', (count) => {
  for (const frame of FRAMES)
    for (const aspect of [0.6, 4 / 3, 2])
      for (const hasNames of [false, true]) {
        const { tiles, caption } = filmGrid({ count, ...frame, aspect, hasNames });
        expect(tiles).toHaveLength(count);
        expect(caption > 0).toBe(hasNames);
        for (const [index, { x, y, width, height }] of tiles.entries()) {
          expect(x >= 0 && y >= 0 && x + width <= frame.width && y + height + caption <= frame.height).toBe(true);
          expect([x, y, width, height, caption].every(Number.isInteger)).toBe(true);
          for (const other of tiles.slice(index + 1))
            expect(other.x >= x + width || other.y >= y + height + caption || other.x + other.width <= x).toBe(true);
        }
      }
});

test('thirty boards of a usual picture cover most of the frame', () => {
  const { tiles } = filmGrid({ count: 30, width: 1_280, height: 720, aspect: 4 / 3, hasNames: false });
  const covered = tiles.reduce((sum, { width, height }) => sum + width * height, 0);
  expect(covered / (1_280 * 720)).toBeGreaterThan(0.75);
});

test('one board has the height of the frame', () => {
  const { tiles } = filmGrid({ count: 1, width: 1_280, height: 720, aspect: 4 / 3, hasNames: false });
  expect(tiles[0]?.height).toBeGreaterThan(690);
});
