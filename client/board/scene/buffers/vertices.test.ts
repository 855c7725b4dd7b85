import { expect, test } from 'vitest';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { samplePuzzle } from '#e2e/fixtures/sample-board.ts';
import { placeRows } from '#shared/puzzle/place-rows.ts';
import { DETAIL_LEVELS, detailLevelAt } from './detail-levels.ts';
import { buildVertices, GROUND } from './vertices.ts';

const puzzle = samplePuzzle();
const { data, indices, levels } = buildVertices(puzzle, outlinesOf(puzzle));

function corner(vertex: number): { x: number; y: number; piece: number } {
  return { x: data[vertex * 4] ?? 0, y: data[vertex * 4 + 1] ?? 0, piece: data[vertex * 4 + 2] ?? 0 };
}

/** Triangles of a level, the ground's two left out. */
function triangles(level: number) {
  const { start, size } = levels[level] ?? { start: 0, size: 0 };
  const part = indices.subarray(start, start + size - 6);
  return Array.from({ length: part.length / 3 }, (_, index) =>
    [0, 1, 2].map((at) => corner(part[index * 3 + at] ?? 0)),
  );
}

test.each(DETAIL_LEVELS.map((_, level) => level))('covers the picture once and without a gap at level %i', (level) => {
  let area = 0;
  for (const [a, b, c] of triangles(level)) {
    if (a === undefined || b === undefined || c === undefined) throw new Error('half a triangle');
    area += Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
  }
  expect(area).toBeCloseTo(puzzle.spec.width * puzzle.spec.height, 3);
});

test.each(DETAIL_LEVELS.map((_, level) => level))('gives both pieces the same side at level %i', (level) => {
  // A side of a piece's rim is used by one triangle of that piece; in the whole picture each is used by two pieces, or lies on the border.
  const uses = new Map<string, number>();
  for (const triangle of triangles(level)) {
    for (const [index, a] of triangle.entries()) {
      const b = triangle[(index + 1) % 3];
      if (b === undefined) throw new Error('half a triangle');
      const key = [`${a.x} ${a.y}`, `${b.x} ${b.y}`].sort().join(' - ');
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  const { width, height } = puzzle.spec;
  const alone = [...uses].filter(([, count]) => count === 1);
  const rows = placeRows(puzzle);
  expect(alone.length).toBe(2 * (rows.length + (rows[0]?.length ?? 0)));
  for (const [key] of alone) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = key.split(/ - | /).map(Number);
    const onBorder = (ax === bx && Math.abs(ax) === width / 2) || (ay === by && Math.abs(ay) === height / 2);
    expect(onBorder, key).toBe(true);
  }
});

test('ends every level with the ground, behind all pieces', () => {
  for (const { start, size } of levels) {
    const last = indices.subarray(start + size - 6, start + size);
    expect([...last].every((vertex) => corner(vertex).piece === GROUND)).toBe(true);
  }
});

test('draws small pieces with fewer corners', () => {
  const sizes = levels.map(({ size }) => size);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(detailLevelAt(8)).toBe(0);
  expect(detailLevelAt(500)).toBe(DETAIL_LEVELS.length - 1);
});
