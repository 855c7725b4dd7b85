/** Rectangles of a sheet: that around each piece. */
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';

/** The rectangle of the sheet around each piece, with all that sticks out of it. Index = piece, [0] is empty. O(corners). */
export function sheetBoxes(puzzle: Puzzle): readonly SheetPart[] {
  const { spec, homeX, homeY } = puzzle;
  return outlinesOf(puzzle).byPiece.map((rings, piece) => {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { corners } of rings) {
      for (let at = 0; at < corners.length; at += 2) {
        left = Math.min(left, corners[at] ?? 0);
        right = Math.max(right, corners[at] ?? 0);
        top = Math.min(top, corners[at + 1] ?? 0);
        bottom = Math.max(bottom, corners[at + 1] ?? 0);
      }
    }
    return {
      left: left / STEPS_PER_UNIT + (homeX[piece] ?? 0) + spec.width / 2,
      top: top / STEPS_PER_UNIT + (homeY[piece] ?? 0) + spec.height / 2,
      width: (right - left) / STEPS_PER_UNIT,
      height: (bottom - top) / STEPS_PER_UNIT,
    };
  });
}
