import { expect, test } from 'vitest';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { outlinesOf, straightened } from './piece-outlines.ts';

test('without its knobs a piece is the four corners of its place', () => {
  const puzzle = samplePuzzle(4, 3);
  const { byPiece } = outlinesOf(puzzle);
  const { spec, homeX, homeY, pieces } = puzzle;
  for (let piece = 1; piece <= pieces; piece += 1) {
    const { left, top, width, height } = puzzle.placeOf(piece);
    const corners = [left, top, left + width, top, left + width, top + height, left, top + height];
    const [x, y] = [(homeX[piece] ?? 0) + spec.width / 2, (homeY[piece] ?? 0) + spec.height / 2];
    const drawn = byPiece[piece]?.map(straightened);
    expect(drawn?.map(({ stretches }) => stretches)).toEqual([[1, 1, 1, 1]]);
    for (const [at, step] of (drawn?.[0]?.corners ?? []).entries()) {
      // Lines and homes are whole steps and units.
      const off = step / STEPS_PER_UNIT + (at % 2 === 0 ? x : y) - (corners[at] ?? 0);
      expect(Math.abs(off), `piece ${piece}, step ${at}`).toBeLessThanOrEqual(0.5);
    }
    expect(drawn?.[0]?.corners).toHaveLength(8);
  }
});
