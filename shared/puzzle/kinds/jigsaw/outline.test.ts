import { describe, expect, test } from 'vitest';
import { EDGE_POINTS, STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { segmentsMeet } from '#shared/geometry/segment.ts';
import type { Side, Sides } from '#shared/puzzle/puzzle.ts';
import { gridPosition, homeOnPicture, pieceAt } from './grid.ts';
import { type JigsawSpec, jigsawSpec, TAB_SIZES } from './jigsaw-spec.ts';
import { OUTLINE_VERTICES_MAX, ringOf, sidesOf } from './outline.ts';

/** Columns, rows, the picture's sides, seed. Together over 12,000 pieces, among them the smallest and the longest. */
const CUTS = [
  [100, 100, 1, 1, 1],
  [50, 10, 3, 1, 2],
  [10, 50, 1, 3, 0xffff_ffff],
  [40, 25, 8, 5, 4],
  [20, 20, 2, 1, 5],
  [20, 20, 1, 2, 6],
  [3, 2, 4, 3, 7],
  [2, 1, 1, 1, 8],
  [1, 2, 3, 4, 9],
] as const;

interface Piece {
  readonly spec: JigsawSpec;
  readonly name: string;
  readonly column: number;
  readonly row: number;
  readonly sides: Sides;
  /** Coordinates on the picture, in sixteenths from its top left corner. */
  readonly outline: Int32Array;
}

/** A cut jigsaw, surrounded by null. */
interface Cut {
  readonly spec: JigsawSpec;
  readonly pieces: readonly Piece[];
  readonly at: (column: number, row: number) => Piece | null;
}

function cutOf(spec: JigsawSpec): Cut {
  const { columns, rows, seed, tab } = spec;
  const pieces = Array.from({ length: columns * rows }, (_, index) => {
    const piece = index + 1;
    const home = homeOnPicture(spec, gridPosition(spec, piece));
    const outline = ringOf(spec, piece).corners.map((step, at) => step + (at % 2 === 0 ? home.x : home.y));
    const name = `piece ${piece} of ${columns} x ${rows}, seed ${seed}, tab ${tab}`;
    return { spec, name, ...gridPosition(spec, piece), sides: sidesOf(spec, piece), outline };
  });
  const at = (column: number, row: number) => pieces[(pieceAt(spec, column, row) ?? 0) - 1] ?? null;
  return { spec, pieces, at };
}

describe.each(TAB_SIZES)('outlines with tabs of %i percent', (tab) => {
  const cuts = CUTS.map(([columns, rows, pixelWidth, pixelHeight, seed]) =>
    cutOf(jigsawSpec({ seed, columns, rows, pixelWidth, pixelHeight, tab })),
  );

  test('cover over 10,000 pieces', () => {
    expect(cuts.reduce((sum, { pieces }) => sum + pieces.length, 0)).toBeGreaterThan(10_000);
  });

  test('of two neighbours have identical points, in opposite directions', () => {
    for (const { pieces, at } of cuts) {
      for (const piece of pieces) {
        const right = at(piece.column + 1, piece.row);
        const below = at(piece.column, piece.row + 1);
        if (right !== null && !isReversed(walk(piece, 'right'), walk(right, 'left'))) expect.fail(piece.name);
        if (below !== null && !isReversed(walk(piece, 'bottom'), walk(below, 'top'))) expect.fail(piece.name);
      }
    }
  });

  // Proves I8.
  test('run clockwise, and together cover exactly the area of the picture', () => {
    for (const { spec, pieces } of cuts) {
      const areas = pieces.map(({ outline }) => doubleArea(outline));
      expect(Math.min(...areas)).toBeGreaterThan(0);
      const sum = areas.reduce((total, area) => total + area, 0);
      expect(sum).toBe(2 * spec.width * spec.height * STEPS_PER_UNIT ** 2);
    }
  });

  test('have at most 96 different vertices, and never cross or touch themselves', () => {
    for (const { pieces } of cuts) {
      for (const { outline, name } of pieces) {
        if (outline.length / 2 > OUTLINE_VERTICES_MAX) expect.fail(name);
        if (stumbles(outline) || crossesItself(outline)) expect.fail(name);
      }
    }
  });

  test('have only the corner in common with the piece across that corner', () => {
    for (const { pieces, at } of cuts) {
      for (const piece of pieces) {
        for (const column of [piece.column - 1, piece.column + 1]) {
          const other = at(column, piece.row + 1);
          // Two segments of each outline end in the corner.
          if (other !== null && meetings(piece.outline, other.outline) !== 4)
            expect.fail(`${piece.name}, and column ${column}`);
        }
      }
    }
  });

  test('have a knob where `sidesOf` says so, and the neighbour has a hole there', () => {
    const opposite: Record<Side, Side> = { flat: 'flat', knob: 'hole', hole: 'knob' };
    for (const { pieces, at } of cuts) {
      for (const piece of pieces) {
        const { sides, column, row } = piece;
        const expected = {
          left: opposite[at(column - 1, row)?.sides.right ?? 'flat'],
          top: opposite[at(column, row - 1)?.sides.bottom ?? 'flat'],
          right: at(column + 1, row) === null ? 'flat' : seen(piece, 'right'),
          bottom: at(column, row + 1) === null ? 'flat' : seen(piece, 'bottom'),
        };
        expect(sides, piece.name).toEqual(expected);
      }
    }
  });
});

/** The part of the outline along a side, both ends included, x and y alternating. */
function walk({ outline, sides }: Piece, along: keyof Sides): Int32Array {
  let from = 0;
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const length = 2 * (sides[side] === 'flat' ? 1 : EDGE_POINTS);
    if (side === along) {
      return Int32Array.from({ length: length + 2 }, (_, at) => outline[(from + at) % outline.length] ?? 0);
    }
    from += length;
  }
  return new Int32Array(0);
}

function isReversed(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 2) {
    const reverseAt = one.length - 2 - at;
    if (one[at] !== other[reverseAt] || one[at + 1] !== other[reverseAt + 1]) return false;
  }
  return true;
}

/** The kind of a side by its points: the top of the knob, in the middle of the walk, lies outside or inside the piece. */
function seen(piece: Piece, along: 'right' | 'bottom'): Side {
  const points = walk(piece, along);
  const axis = along === 'right' ? 0 : 1;
  const top = points[2 * (EDGE_POINTS / 2) + axis] ?? 0;
  return top > (points[axis] ?? 0) ? 'knob' : 'hole';
}

/** Twice the area, positive for a polygon that runs clockwise. */
function doubleArea(outline: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < outline.length; at += 2) {
    const x = outline[at] ?? 0;
    const y = outline[at + 1] ?? 0;
    const nextX = outline[(at + 2) % outline.length] ?? 0;
    const nextY = outline[(at + 3) % outline.length] ?? 0;
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** Is a segment empty, or does it turn back onto the previous one? */
function stumbles(outline: Int32Array): boolean {
  const { length } = outline;
  for (let at = 0; at < length; at += 2) {
    const x = outline[(at + 2) % length] ?? 0;
    const y = outline[(at + 3) % length] ?? 0;
    const inX = x - (outline[at] ?? 0);
    const inY = y - (outline[at + 1] ?? 0);
    const outX = (outline[(at + 4) % length] ?? 0) - x;
    const outY = (outline[(at + 5) % length] ?? 0) - y;
    if (inX === 0 && inY === 0) return true;
    if (inX * outY === inY * outX && inX * outX + inY * outY < 0) return true;
  }
  return false;
}

function crossesItself(outline: Int32Array): boolean {
  const segments = outline.length / 2;
  const bounds = segmentBounds(outline);
  for (let one = 0; one < segments; one += 1) {
    for (let other = one + 2; other < segments; other += 1) {
      const isNextAround = one === 0 && other === segments - 1;
      if (!isNextAround && touch(bounds, one, bounds, other) && segmentsMeet(outline, one, outline, other)) return true;
    }
  }
  return false;
}

/** Pairs of segments that meet. */
function meetings(one: Int32Array, two: Int32Array): number {
  const boundsOfOne = segmentBounds(one);
  const boundsOfTwo = segmentBounds(two);
  const picture = Int32Array.of(
    ...[0, 1].map((side) => extreme(boundsOfOne, side, Math.min)),
    ...[2, 3].map((side) => extreme(boundsOfOne, side, Math.max)),
  );
  let count = 0;
  for (let other = 0; other < two.length / 2; other += 1) {
    if (!touch(picture, 0, boundsOfTwo, other)) continue;
    for (let each = 0; each < one.length / 2; each += 1) {
      if (touch(boundsOfOne, each, boundsOfTwo, other) && segmentsMeet(one, each, two, other)) count += 1;
    }
  }
  return count;
}

/** Left, top, right and bottom of each segment in turn. */
function segmentBounds(outline: Int32Array): Int32Array {
  const bounds = new Int32Array(2 * outline.length);
  for (let at = 0; at < outline.length; at += 2) {
    const x = outline[at] ?? 0;
    const y = outline[at + 1] ?? 0;
    const nextX = outline[(at + 2) % outline.length] ?? 0;
    const nextY = outline[(at + 3) % outline.length] ?? 0;
    bounds.set([Math.min(x, nextX), Math.min(y, nextY), Math.max(x, nextX), Math.max(y, nextY)], 2 * at);
  }
  return bounds;
}

function extreme(bounds: Int32Array, side: number, pick: (a: number, b: number) => number): number {
  let found = bounds[side] ?? 0;
  for (let at = side; at < bounds.length; at += 4) found = pick(found, bounds[at] ?? 0);
  return found;
}

function touch(bounds: Int32Array, one: number, others: Int32Array, other: number): boolean {
  const a = 4 * one;
  const b = 4 * other;
  if ((bounds[a] ?? 0) > (others[b + 2] ?? 0) || (others[b] ?? 0) > (bounds[a + 2] ?? 0)) return false;
  return (bounds[a + 1] ?? 0) <= (others[b + 3] ?? 0) && (others[b + 1] ?? 0) <= (bounds[a + 3] ?? 0);
}
