import { expect, test } from 'vitest';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { rotate } from '#shared/geometry/pose.ts';
import { PLANE } from '#shared/limits.ts';
import { tableOf } from '#shared/puzzle/scatter.ts';
import { clampToTable } from './clamp-to-table.ts';

const puzzle = samplePuzzle();
const table = tableOf(puzzle);

test.each([0, 6, 12, 18])(
  'keeps the middle of a piece turned by %i on the table, however far it is dragged',
  (turn) => {
    for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
      const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, turn);
      for (const far of [-1e6, 0, 1e6]) {
        const origin = clampToTable(puzzle, table, piece, turn, { x: far, y: -far });
        expect(origin.x + home.x).toBeGreaterThanOrEqual(table.left);
        expect(origin.x + home.x).toBeLessThanOrEqual(table.right);
        expect(origin.y + home.y).toBeGreaterThanOrEqual(table.top);
        expect(origin.y + home.y).toBeLessThanOrEqual(table.bottom);
        expect(Math.min(origin.x, origin.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(origin.x, origin.y)).toBeLessThan(PLANE);
      }
    }
  },
);

test('leaves an origin on the table as it is, with its fractions', () => {
  const origin = { x: 32_000.25, y: 33_000.5 };
  expect(clampToTable(puzzle, table, 1, 0, origin)).toEqual(origin);
});
