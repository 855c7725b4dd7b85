import { expect, test } from 'vitest';
import type { Ring } from '#shared/puzzle/puzzle.ts';
import { DETAIL_LEVELS } from './detail-levels.ts';
import { TriangleList } from './triangles.ts';

/** A closed polygon with one stretch for each of its corners. */
function ring(...points: readonly (readonly [number, number])[]): Ring {
  return { corners: Int32Array.from(points.flat()), stretches: points.map(() => 1) };
}

/** Clockwise, as y points down. */
function square(left: number, top: number, side: number): Ring {
  return ring([left, top], [left + side, top], [left + side, top + side], [left, top + side]);
}

function hole(left: number, top: number, side: number): Ring {
  return ring([left, top], [left, top + side], [left + side, top + side], [left + side, top]);
}

/** Corners of the piece's triangles, which begin at vertex `first`. */
function trianglesOf(rings: readonly Ring[], stride: number, first: number): [number, number][] {
  const list = new TriangleList(rings, DETAIL_LEVELS);
  list.addOutline(rings, first, stride);
  const corners = rings.flatMap(({ corners: steps }) =>
    Array.from({ length: steps.length / 2 }, (_, at): [number, number] => [steps[2 * at] ?? 0, steps[2 * at + 1] ?? 0]),
  );
  return [...list.indices].map((vertex) => corners[vertex - first] ?? [Number.NaN, Number.NaN]);
}

function areaOf(triangles: readonly [number, number][]): number {
  let area = 0;
  for (let at = 0; at < triangles.length; at += 3) {
    const [[ax, ay] = [0, 0], [bx, by] = [0, 0], [cx, cy] = [0, 0]] = triangles.slice(at, at + 3);
    area += Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
  }
  return area;
}

test('covers all parts of a piece, and none of its holes', () => {
  const rings = [square(0, 0, 10), hole(2, 2, 3), hole(6, 6, 2), square(20, 0, 4), square(40, 40, 6), hole(41, 41, 1)];
  const triangles = trianglesOf(rings, 1, 7);
  expect(triangles.flat().some(Number.isNaN)).toBe(false);
  expect(areaOf(triangles)).toBe(100 - 9 - 4 + 16 + 36 - 1);
  // Nothing reaches from one part to another.
  for (let at = 0; at < triangles.length; at += 3) {
    const xs = triangles.slice(at, at + 3).map(([x]) => x);
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThanOrEqual(10);
  }
});

test.each(DETAIL_LEVELS)('two pieces leave out the same corners of their stretch at stride $stride', ({ stride }) => {
  for (const count of [1, 2, 3, 4, 8, 12, 24]) {
    // A zigzag from (0, 0) to (count, 0), and the same from its other end.
    const line = Array.from({ length: count }, (_, at): [number, number] => [at, at === 0 ? 0 : (at % 3) + 1]);
    const above: Ring = {
      corners: Int32Array.from([...line, [count, 0], [count, -9], [0, -9]].flat()),
      stretches: [count, 1, 1, 1],
    };
    const back = [[count, 0], ...line.slice(1).reverse()];
    const below: Ring = {
      corners: Int32Array.from([...back, [0, 0], [0, 9], [count, 9]].flat()),
      stretches: [count, 1, 1, 1],
    };
    const drawnOn = (piece: Ring) =>
      new Set(
        trianglesOf([piece], stride, 0)
          .filter(([, y]) => Math.abs(y) < 9)
          .map(String),
      );
    expect([...drawnOn(above)].sort(), `${count} corners`).toEqual([...drawnOn(below)].sort());
  }
});
