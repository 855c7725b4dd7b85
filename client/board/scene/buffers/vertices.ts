/**
 * All pieces of a puzzle as lists of triangles, made once. A vertex has its place in the whole picture, so that a group moves by one transform,
 * and two neighbours share exactly the same vertices: no seam can open.
 */
import type { Outlines } from '#client/board/piece-outlines.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { DETAIL_LEVELS } from './detail-levels.ts';
import { TriangleList } from './triangles.ts';

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
  const allRings = outlines.byPiece.flat();
  const count = allRings.reduce((sum, { corners }) => sum + corners.length / 2, 0);
  const bytes = new ArrayBuffer((count + 4) * VERTEX_BYTES);
  const floats = new Float32Array(bytes);
  const normals = new Int16Array(bytes);
  let vertex = 0;
  const add = (x: number, y: number, piece: number, normal: { x: number; y: number }) => {
    floats.set([x, y, piece], vertex * 4);
    normals[vertex * 8 + 6] = Math.round(normal.x * 0x7fff);
    normals[vertex * 8 + 7] = Math.round(normal.y * 0x7fff);
    vertex += 1;
  };
  const firstVertices = outlines.byPiece.map((rings, piece) => {
    const first = vertex;
    const homeX = puzzle.homeX[piece] ?? 0;
    const homeY = puzzle.homeY[piece] ?? 0;
    for (const { corners } of rings) {
      for (let at = 0; at < corners.length; at += 2) {
        const x = homeX + (corners[at] ?? 0) / STEPS_PER_UNIT;
        const y = homeY + (corners[at + 1] ?? 0) / STEPS_PER_UNIT;
        add(x, y, piece, normalAt(corners, at));
      }
    }
    return first;
  });
  const ground = vertex;
  for (const [x, y] of CLIP_CORNERS) add(x, y, GROUND, { x: 0, y: 0 });

  const triangles = new TriangleList(allRings, DETAIL_LEVELS);
  const levels = DETAIL_LEVELS.map(({ stride }) => {
    const start = triangles.size;
    for (const [piece, rings] of outlines.byPiece.entries())
      triangles.addOutline(rings, firstVertices[piece] ?? 0, stride);
    triangles.add([ground, ground + 1, ground + 2, ground, ground + 2, ground + 3]);
    return { start, size: triangles.size - start };
  });
  return { data: floats, indices: triangles.indices, levels };
}

const CLIP_CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** The unit normal at a corner of a ring (y points down): away from the piece, because outer rings run clockwise, and holes the other way. */
function normalAt(corners: Int32Array, at: number): { x: number; y: number } {
  const length = corners.length;
  const before = (at + length - 2) % length;
  const after = (at + 2) % length;
  const inX = (corners[at] ?? 0) - (corners[before] ?? 0);
  const inY = (corners[at + 1] ?? 0) - (corners[before + 1] ?? 0);
  const outX = (corners[after] ?? 0) - (corners[at] ?? 0);
  const outY = (corners[after + 1] ?? 0) - (corners[at + 1] ?? 0);
  const inLength = Math.hypot(inX, inY) || 1;
  const outLength = Math.hypot(outX, outY) || 1;
  const x = inY / inLength + outY / outLength;
  const y = -inX / inLength - outX / outLength;
  const long = Math.hypot(x, y) || 1;
  return { x: x / long, y: y / long };
}
