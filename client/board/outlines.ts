/** The outlines of a puzzle's pieces as the drawing and the hit test use them: cut once a puzzle, kept as long as it is. */
import { STEPS_PER_UNIT } from '../../shared/geometry/edge.ts';
import { outlineOf } from '../../shared/puzzle/jigsaw.ts';
import type { Puzzle } from '../../shared/puzzle/puzzle.ts';

export interface Outlines {
  /** Closed polygon of each piece about its home, x and y in turn, in sixteenths of a unit; index = piece, [0] is empty. */
  readonly of: readonly Int32Array[];
  /** The farthest that any outline goes from its home along an axis, in units. */
  readonly reach: number;
}

const cut = new WeakMap<Puzzle, Outlines>();

export function outlinesOf(puzzle: Puzzle): Outlines {
  const known = cut.get(puzzle);
  if (known !== undefined) return known;
  const of: Int32Array[] = [new Int32Array(0)];
  let reach = 0;
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const outline = outlineOf(puzzle.spec, piece);
    of.push(outline);
    for (const step of outline) reach = Math.max(reach, Math.abs(step));
  }
  const outlines = { of, reach: reach / STEPS_PER_UNIT };
  cut.set(puzzle, outlines);
  return outlines;
}
