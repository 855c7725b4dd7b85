import { expect, it } from 'vitest';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { besidePlace } from './behaviours.ts';

it('a puzzled bot tries each piece half a piece off its own place, towards the middle', () => {
  const puzzle = samplePuzzle();
  const { pieces, pieceSize, homeX, homeY } = puzzle;
  for (let piece = 1; piece <= pieces; piece += 1) {
    const [home, beside] = [{ x: homeX[piece] ?? 0, y: homeY[piece] ?? 0 }, besidePlace(puzzle, piece)];
    for (const axis of ['x', 'y'] as const) {
      // A piece is drawn at its origin and its home.
      const drawn = beside[axis] + home[axis];
      expect(Math.abs(drawn - (MAT_ORIGIN[axis] + home[axis]))).toBe(pieceSize / 2);
      expect(Math.abs(drawn - MAT_ORIGIN[axis])).toBeLessThanOrEqual(Math.abs(home[axis]));
    }
  }
});
