/** The outlines of a puzzle's pieces, for drawing and hit tests: cut once a puzzle, and cached with it. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { outlineOf } from '#shared/puzzle/jigsaw.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

export interface Outlines {
  /** Closed polygon of each piece about its home, x and y in turn, in sixteenths of a unit; index = piece, [0] is empty. */
  readonly byPiece: readonly Int32Array[];
  /** The farthest that any outline goes from its home along an axis, in units. */
  readonly halfExtent: number;
}

const cache = new WeakMap<Puzzle, Outlines>();

export function outlinesOf(puzzle: Puzzle): Outlines {
  const cached = cache.get(puzzle);
  if (cached !== undefined) return cached;
  const byPiece: Int32Array[] = [new Int32Array(0)];
  let halfExtent = 0;
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const outline = outlineOf(puzzle.spec, piece);
    byPiece.push(outline);
    for (const step of outline) halfExtent = Math.max(halfExtent, Math.abs(step));
  }
  const outlines = { byPiece, halfExtent: halfExtent / STEPS_PER_UNIT };
  cache.set(puzzle, outlines);
  return outlines;
}
