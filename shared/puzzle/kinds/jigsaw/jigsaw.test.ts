import { expect, test } from 'vitest';
import { placeRows } from '#shared/puzzle/place-rows.ts';
import { gridPosition, pieceAt } from './grid.ts';
import { cutJigsaw, isJigsawSpec, jigsawSpec } from './jigsaw.ts';

const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 800, pixelHeight: 601, tab: 20 });

test('a spec scales the longer side to 16,384 units', () => {
  expect(spec).toEqual({
    kind: 'jigsaw',
    cutter: 1,
    seed: 1,
    columns: 4,
    rows: 3,
    width: 16_384,
    height: 12_308,
    tab: 20,
  });
  const high = jigsawSpec({ seed: 1, columns: 3, rows: 4, pixelWidth: 300, pixelHeight: 400, tab: 20 });
  expect([high.width, high.height]).toEqual([12_288, 16_384]);
});

test('pieces are numbered row by row, and found by their position', () => {
  expect(gridPosition(spec, 1)).toEqual({ column: 0, row: 0 });
  expect(gridPosition(spec, 7)).toEqual({ column: 2, row: 1 });
  for (let piece = 1; piece <= 12; piece += 1) {
    const { column, row } = gridPosition(spec, piece);
    expect(pieceAt(spec, column, row)).toBe(piece);
  }
  expect([pieceAt(spec, -1, 0), pieceAt(spec, 4, 0), pieceAt(spec, 0, -1), pieceAt(spec, 0, 3)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('homes are the middles of the pieces relative to the picture’s middle, in whole units', () => {
  const { homeX, homeY } = cutJigsaw(spec);
  expect([...homeX.slice(0, 6)]).toEqual([0, -6144, -2048, 2048, 6144, -6144]);
  expect([homeY[1], homeY[5], homeY[9]]).toEqual([-4103, 0, 4103]);
});

test('neighbours ascend and are mutual, and border pieces have fewer than four', () => {
  const { neighbours, onBorder, pieces, pieceSize } = cutJigsaw(spec);
  expect(pieces).toBe(12);
  expect(pieceSize).toBe(4096);
  expect(neighbours[0]).toEqual([]);
  expect(neighbours[1]).toEqual([2, 5]);
  expect(neighbours[6]).toEqual([2, 5, 7, 10]);
  expect(neighbours[12]).toEqual([8, 11]);
  expect([...onBorder]).toEqual([0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1]);
  for (let piece = 1; piece <= pieces; piece += 1) {
    for (const other of neighbours[piece] ?? []) expect(neighbours[other]).toContain(piece);
  }
});

test('every piece of a single row is on the border', () => {
  const { neighbours, onBorder } = cutJigsaw(
    jigsawSpec({ seed: 1, columns: 3, rows: 1, pixelWidth: 3, pixelHeight: 1, tab: 15 }),
  );
  expect(neighbours).toEqual([[], [2], [1, 3], [2]]);
  expect([...onBorder]).toEqual([0, 1, 1, 1]);
});

test('places are the cells of the grid: they tile the sheet, and each has the home of its piece in its middle', () => {
  const puzzle = cutJigsaw(spec);
  const { placeOf, homeX, homeY, pieces } = puzzle;
  expect(placeRows(puzzle)).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
  ]);
  let area = 0;
  for (let piece = 1; piece <= pieces; piece += 1) {
    const { left, top, width, height, name } = placeOf(piece);
    const { column, row } = gridPosition(spec, piece);
    area += width * height;
    expect(name).toEqual({ kind: 'cell', row: row + 1, column: column + 1 });
    // A home is a whole unit.
    expect(Math.abs(left + width / 2 - spec.width / 2 - (homeX[piece] ?? 0))).toBeLessThanOrEqual(0.5);
    expect(Math.abs(top + height / 2 - spec.height / 2 - (homeY[piece] ?? 0))).toBeLessThanOrEqual(0.5);
  }
  expect(area).toBeCloseTo(spec.width * spec.height, 3);
});

test('a piece has a knob or a hole for each of its neighbours', () => {
  const { grid, neighbours, pieces } = cutJigsaw(spec);
  for (let piece = 1; piece <= pieces; piece += 1) {
    const sides = Object.values(grid?.sidesOf(piece) ?? {});
    expect(sides.filter((side) => side !== 'flat')).toHaveLength(neighbours[piece]?.length ?? 0);
  }
});

test('an outline is one ring with a stretch for each side', () => {
  const { outlineOf } = cutJigsaw(spec);
  const rings = [1, 2, 6].map((piece) => outlineOf(piece));
  expect(rings.map((each) => each.length)).toEqual([1, 1, 1]);
  expect(rings.map(([ring]) => ring?.stretches)).toEqual([
    [1, 24, 24, 1],
    [1, 24, 24, 24],
    [24, 24, 24, 24],
  ]);
  for (const [ring] of rings) expect(ring?.corners.length).toBe(2 * (ring?.stretches ?? []).reduce((a, b) => a + b, 0));
});

test('a value from outside is a spec only if it can be cut and fits on the plane', () => {
  expect(isJigsawSpec(spec)).toBe(true);
  expect(isJigsawSpec(JSON.parse(JSON.stringify(spec)))).toBe(true);
  const wrong: readonly unknown[] = [
    null,
    'jigsaw',
    { ...spec, kind: 'tangram' },
    { ...spec, cutter: 2 },
    { ...spec, seed: -1 },
    { ...spec, seed: 2 ** 32 },
    { ...spec, seed: 0.5 },
    { ...spec, columns: '4' },
    { ...spec, columns: 1, rows: 1 },
    { ...spec, columns: 201, rows: 200 },
    { ...spec, columns: 150, rows: 101 },
    { ...spec, columns: 4, rows: 1 },
    { ...spec, width: 16_383 },
    { ...spec, width: 16_385 },
    { ...spec, columns: 16, rows: 1, height: 1024 },
    { ...spec, tab: 30 },
    { ...spec, tab: undefined },
  ];
  for (const each of wrong) expect(isJigsawSpec(each), JSON.stringify(each)).toBe(false);
});
