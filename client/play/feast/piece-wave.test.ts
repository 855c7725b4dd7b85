import { expect, it } from 'vitest';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { riseAt, WAVE_MS } from './piece-wave.ts';

const PUZZLE = cutJigsaw(jigsawSpec({ seed: 1, columns: 6, rows: 4, pixelWidth: 900, pixelHeight: 600, tab: 20 }));
const PIECES = Array.from({ length: PUZZLE.pieces }, (_, index) => index + 1);

it('begins and ends with every piece in its place, and lifts each in between', () => {
  for (const piece of PIECES) {
    expect(riseAt(PUZZLE, piece, 0)).toBe(0);
    expect(riseAt(PUZZLE, piece, WAVE_MS)).toBe(0);
    const highest = Math.max(
      ...Array.from({ length: 101 }, (_, step) => riseAt(PUZZLE, piece, (WAVE_MS * step) / 100)),
    );
    expect(highest).toBeGreaterThan(0.95);
  }
});

it('goes from the upper left corner to the lower right one', () => {
  const first = PIECES.find((piece) => riseAt(PUZZLE, piece, WAVE_MS * 0.15) > 0);
  expect(first).toBe(1);
  expect(PIECES.findLast((piece) => riseAt(PUZZLE, piece, WAVE_MS * 0.85) > 0)).toBe(PUZZLE.pieces);
  expect(riseAt(PUZZLE, 1, WAVE_MS * 0.85)).toBe(0);
});
