/** The outlines of a puzzle's pieces, for drawing and hit tests: cut once a puzzle, and cached with it. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import { outlineOf } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
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

/** Adds a closed outline to a path, about a place of the path's own. @param outline as in `byPiece` @param scale of a unit on the path */
export function addOutline(path: Path2D, outline: Int32Array, x: number, y: number, scale = 1): void {
  const step = scale / STEPS_PER_UNIT;
  for (let at = 0; at < outline.length; at += 2) {
    const toX = x + (outline[at] ?? 0) * step;
    const toY = y + (outline[at + 1] ?? 0) * step;
    if (at === 0) path.moveTo(toX, toY);
    else path.lineTo(toX, toY);
  }
  path.closePath();
}

/** The outline of a piece about its home, in units. */
export function pieceOutline({ byPiece }: Outlines, piece: PieceId): Path2D {
  const path = new Path2D();
  addOutline(path, byPiece[piece] ?? new Int32Array(0), 0, 0);
  return path;
}

/** The outlines of a group's pieces about its origin, in units. */
export function groupOutline(puzzle: Puzzle, pieces: readonly PieceId[]): Path2D {
  const { byPiece } = outlinesOf(puzzle);
  const path = new Path2D();
  for (const piece of pieces)
    addOutline(path, byPiece[piece] ?? new Int32Array(0), puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0);
  return path;
}
