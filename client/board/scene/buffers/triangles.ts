/** Triangles of outlines at several levels of detail, as indices of the corners' vertices. */
import earcut from 'earcut';
import { drawnCorners, strideWithin } from '#client/board/piece-outlines.ts';
import type { Ring } from '#shared/puzzle/puzzle.ts';
import type { DetailLevel } from './detail-levels.ts';

/** A ring, and the vertex of its first corner. */
interface PlacedRing {
  readonly ring: Ring;
  readonly first: number;
}

export class TriangleList {
  readonly #indices: Uint32Array;
  #size = 0;

  /** @param rings all that are added at each level */
  constructor(rings: readonly Ring[], levels: readonly DetailLevel[]) {
    // A part of n corners and h holes has n + 2 h - 2 triangles. The ground has two more.
    let trianglesMax = 0;
    for (const { stride } of levels) {
      trianglesMax += 2;
      for (const { stretches } of rings) {
        trianglesMax += 2;
        for (const count of stretches) trianglesMax += Math.ceil(count / strideWithin(count, stride));
      }
    }
    this.#indices = new Uint32Array(3 * trianglesMax);
  }

  get size(): number {
    return this.#size;
  }

  get indices(): Uint32Array {
    return this.#indices.slice(0, this.#size);
  }

  add(indices: readonly number[]): void {
    this.#indices.set(indices, this.#size);
    this.#size += indices.length;
  }

  /** Adds the triangles of one piece. @param first the vertex of its first corner: the others follow */
  addOutline(rings: readonly Ring[], first: number, stride: number): void {
    let part: PlacedRing[] = [];
    let next = first;
    for (const ring of rings) {
      if (part.length > 0 && isOuter(ring)) {
        this.#addPart(part, stride);
        part = [];
      }
      part.push({ ring, first: next });
      next += ring.corners.length / 2;
    }
    if (part.length > 0) this.#addPart(part, stride);
  }

  /** @param part an outer ring, and its holes */
  #addPart(part: readonly PlacedRing[], stride: number): void {
    const polygon: number[] = [];
    const vertices: number[] = [];
    const holes: number[] = [];
    for (const { ring, first } of part) {
      if (vertices.length > 0) holes.push(vertices.length);
      for (const corner of drawnCorners(ring, stride)) {
        polygon.push(ring.corners[corner * 2] ?? 0, ring.corners[corner * 2 + 1] ?? 0);
        vertices.push(first + corner);
      }
    }
    for (const corner of earcut(polygon, holes)) {
      this.#indices[this.#size] = vertices[corner] ?? 0;
      this.#size += 1;
    }
  }
}

/** Does it run clockwise (y points down)? Twice its area is an exact integer. */
function isOuter({ corners }: Ring): boolean {
  let area = 0;
  for (let at = 0; at < corners.length; at += 2) {
    const after = (at + 2) % corners.length;
    area += (corners[at] ?? 0) * (corners[after + 1] ?? 0) - (corners[after] ?? 0) * (corners[at + 1] ?? 0);
  }
  return area > 0;
}
