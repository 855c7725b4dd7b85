import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { pieceAtlas } from './piece-atlas.ts';

/** Takes every call and every property: canvases, contexts and paths, of which nothing is looked at. */
function anything(): object {
  return new Proxy(() => undefined, { get: () => anything, apply: () => anything(), set: () => true });
}

beforeEach(() => {
  vi.stubGlobal('document', { createElement: anything });
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo(): void {}
      lineTo(): void {}
      closePath(): void {}
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

const puzzleOf = (seed: number) =>
  cutJigsaw(jigsawSpec({ seed, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 }));

test('cuts a picture once a puzzle and size, and anew for another puzzle of as many pieces', () => {
  const picture = { width: 800, height: 600 } as ImageBitmap;
  const [puzzle, next] = [puzzleOf(1), puzzleOf(2)];
  const atlas = pieceAtlas(puzzle, picture, 400);
  expect(pieceAtlas(puzzle, picture, 400)).toBe(atlas);
  expect(pieceAtlas(puzzle, picture, 200)).not.toBe(atlas);
  expect(pieceAtlas(next, picture, 400)).not.toBe(atlas);
  expect(pieceAtlas(puzzle, picture, 400)).toBe(atlas);
});
