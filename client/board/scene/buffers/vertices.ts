/**
 * All pieces of a puzzle as lists of triangles, made once. A vertex has its place in the whole picture, so that a group moves by one transform,
 * and two neighbours share exactly the same vertices: no seam can open.
 */
import earcut from 'earcut';
import type { Outlines } from '#client/board/piece-outlines.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { DETAIL_LEVELS, outlineCorners } from './detail-levels.ts';

/** Bytes a vertex: place (2 x f32, units about the picture's centre), piece (f32), outward normal (2 x i16). */
export const VERTEX_BYTES = 16;
/** The "piece" of the ground: a rectangle of the view (place is in clip space) that shows table and mat. */
export const GROUND = -1;

/** A range of the list of indices. */
export interface IndexRange {
  readonly start: number;
  readonly size: number;
}

export interface Vertices {
  readonly data: Float32Array;
  readonly indices: Uint32Array;
  /** One for each of DETAIL_LEVELS. The ground comes last in each, because pieces hide most of it by then. */
  readonly levels: readonly IndexRange[];
}

export function buildVertices(puzzle: Puzzle, outlines: Outlines): Vertices {
  const corners = outlines.byPiece.reduce((sum, outline) => sum + outline.length / 2, 0);
  const bytes = new ArrayBuffer((corners + 4) * VERTEX_BYTES);
  const floats = new Float32Array(bytes);
  const normals = new Int16Array(bytes);
  let vertex = 0;
  const add = (x: number, y: number, piece: number, normal: { x: number; y: number }) => {
    floats.set([x, y, piece], vertex * 4);
    normals[vertex * 8 + 6] = Math.round(normal.x * 0x7fff);
    normals[vertex * 8 + 7] = Math.round(normal.y * 0x7fff);
    vertex += 1;
  };
  const firstVertices = outlines.byPiece.map((outline, piece) => {
    const first = vertex;
    const homeX = puzzle.homeX[piece] ?? 0;
    const homeY = puzzle.homeY[piece] ?? 0;
    for (let at = 0; at < outline.length; at += 2) {
      const x = homeX + (outline[at] ?? 0) / STEPS_PER_UNIT;
      const y = homeY + (outline[at + 1] ?? 0) / STEPS_PER_UNIT;
      add(x, y, piece, normalAt(outline, at));
    }
    return first;
  });
  const ground = vertex;
  for (const [x, y] of CLIP_CORNERS) add(x, y, GROUND, { x: 0, y: 0 });

  // A polygon of n corners has n - 2 triangles; the finest level has the most.
  const indicesMax = DETAIL_LEVELS.reduce(
    (sum, { stride }) => sum + Math.ceil(corners / stride) * 3 + 6 + puzzle.pieces * 12,
    0,
  );
  const indices = new Uint32Array(indicesMax);
  let size = 0;
  const levels = DETAIL_LEVELS.map((detail) => {
    const start = size;
    for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
      const outline = outlines.byPiece[piece] ?? new Int32Array(0);
      const cornerIndices = outlineCorners(puzzle, piece, detail);
      const polygon = cornerIndices.flatMap((corner) => [outline[corner * 2] ?? 0, outline[corner * 2 + 1] ?? 0]);
      for (const corner of earcut(polygon)) {
        indices[size] = (firstVertices[piece] ?? 0) + (cornerIndices[corner] ?? 0);
        size += 1;
      }
    }
    indices.set([ground, ground + 1, ground + 2, ground, ground + 2, ground + 3], size);
    size += 6;
    return { start, size: size - start };
  });
  return { data: floats, indices: indices.slice(0, size), levels };
}

const CLIP_CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** The unit normal at a corner of a clockwise polygon (y points down), pointing outwards. */
function normalAt(outline: Int32Array, at: number): { x: number; y: number } {
  const length = outline.length;
  const before = (at + length - 2) % length;
  const after = (at + 2) % length;
  const inX = (outline[at] ?? 0) - (outline[before] ?? 0);
  const inY = (outline[at + 1] ?? 0) - (outline[before + 1] ?? 0);
  const outX = (outline[after] ?? 0) - (outline[at] ?? 0);
  const outY = (outline[after + 1] ?? 0) - (outline[at + 1] ?? 0);
  const inLength = Math.hypot(inX, inY) || 1;
  const outLength = Math.hypot(outX, outY) || 1;
  const x = inY / inLength + outY / outLength;
  const y = -inX / inLength - outX / outLength;
  const long = Math.hypot(x, y) || 1;
  return { x: x / long, y: y / long };
}
