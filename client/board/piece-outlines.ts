/** The outlines of a puzzle's pieces, for drawing and hit tests: computed once a puzzle, and cached with it. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle, Ring } from '#shared/puzzle/puzzle.ts';

export interface Outlines {
  /** The rings of each piece about its home; index = piece, [0] is empty. */
  readonly byPiece: readonly (readonly Ring[])[];
  /** The farthest that any outline goes from its home along an axis, in units. */
  readonly halfExtent: number;
}

const cache = new WeakMap<Puzzle, Outlines>();

export function outlinesOf(puzzle: Puzzle): Outlines {
  const cached = cache.get(puzzle);
  if (cached !== undefined) return cached;
  const byPiece: (readonly Ring[])[] = [[]];
  let halfExtent = 0;
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const rings = puzzle.outlineOf(piece);
    byPiece.push(rings);
    for (const { corners } of rings) for (const step of corners) halfExtent = Math.max(halfExtent, Math.abs(step));
  }
  const outlines = { byPiece, halfExtent: halfExtent / STEPS_PER_UNIT };
  cache.set(puzzle, outlines);
  return outlines;
}

/** The stride within a stretch of `count` corners. One that does not divide it would leave out others from the stretch's other end. */
export function strideWithin(count: number, stride: number): number {
  return stride >= count || count % stride === 0 ? stride : 1;
}

/** The corners of a ring that are drawn when every `stride`-th of each stretch is, ascending. */
export function drawnCorners({ stretches }: Ring, stride: number): number[] {
  const drawn: number[] = [];
  let first = 0;
  for (const count of stretches) {
    const step = strideWithin(count, stride);
    for (let corner = 0; corner < count; corner += step) drawn.push(first + corner);
    first += count;
  }
  return drawn;
}

/** The ring with one straight line for each of its stretches. */
export function straightened(ring: Ring): Ring {
  const ends = drawnCorners(ring, Number.POSITIVE_INFINITY);
  const corners = ends.flatMap((corner) => [ring.corners[2 * corner] ?? 0, ring.corners[2 * corner + 1] ?? 0]);
  return { corners: Int32Array.from(corners), stretches: ends.map(() => 1) };
}

/**
 * Adds the closed rings of an outline to a path, about a place of the path's own.
 * @param scale of a unit on the path: across, and down if it is another one
 */
export function addOutline(
  path: Path2D,
  rings: readonly Ring[],
  x: number,
  y: number,
  scale = 1,
  scaleDown = scale,
): void {
  const [across, down] = [scale / STEPS_PER_UNIT, scaleDown / STEPS_PER_UNIT];
  for (const { corners } of rings) {
    for (let at = 0; at < corners.length; at += 2) {
      const toX = x + (corners[at] ?? 0) * across;
      const toY = y + (corners[at + 1] ?? 0) * down;
      if (at === 0) path.moveTo(toX, toY);
      else path.lineTo(toX, toY);
    }
    path.closePath();
  }
}

/** The outline of a piece about its home, in units. */
export function pieceOutline({ byPiece }: Outlines, piece: PieceId): Path2D {
  const path = new Path2D();
  addOutline(path, byPiece[piece] ?? [], 0, 0);
  return path;
}

/** The outlines of a group's pieces about its origin, in units. */
export function groupOutline(puzzle: Puzzle, pieces: readonly PieceId[]): Path2D {
  const { byPiece } = outlinesOf(puzzle);
  const path = new Path2D();
  for (const piece of pieces)
    addOutline(path, byPiece[piece] ?? [], puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0);
  return path;
}
