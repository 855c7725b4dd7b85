import { describe, expect, test } from 'vitest';
import { rotate } from '#shared/geometry/pose.ts';
import { CENTRE, PLANE } from '#shared/limits.ts';
import { cutJigsaw, jigsawSpec, TAB_SIZES, type TabSize } from './kinds/jigsaw/jigsaw.ts';
import { gridFor } from './kinds/jigsaw/sizes.ts';
import type { Puzzle } from './puzzle.ts';
import { type Placement, scatter, tableOf } from './scatter.ts';
import { slotsOf } from './table.ts';

const SHAPES = [
  [1, 3],
  [9, 16],
  [3, 4],
  [1, 1],
  [4, 3],
  [16, 9],
  [3, 1],
] as const;

function puzzleOf(pixelWidth: number, pixelHeight: number, pieces: number, tab: TabSize): Puzzle {
  return cutJigsaw(jigsawSpec({ seed: 3, ...gridFor(pixelWidth, pixelHeight, pieces), pixelWidth, pixelHeight, tab }));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The rectangle around a placed piece with its knobs, in sixteenths of a unit. */
function boxOf(puzzle: Puzzle, piece: number, { x, y, turn }: Placement): Box {
  const outline = puzzle.outlineOf(piece).flatMap(({ corners }) => [...corners]);
  const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, turn);
  let [left, top, right, bottom] = [PLANE * 16, PLANE * 16, 0, 0];
  for (let at = 0; at < outline.length; at += 2) {
    const point = rotate(outline[at] ?? 0, outline[at + 1] ?? 0, turn);
    const px = 16 * (x + home.x) + point.x;
    const py = 16 * (y + home.y) + point.y;
    left = Math.min(left, px);
    right = Math.max(right, px);
    top = Math.min(top, py);
    bottom = Math.max(bottom, py);
  }
  return { left, top, right, bottom };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** A pair of overlapping boxes, or null. Sorted from the left, each box is compared with those that start before it ends. */
function overlapping(boxes: readonly Box[]): readonly [Box, Box] | null {
  const sorted = [...boxes].sort((a, b) => a.left - b.left);
  for (const [index, box] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (other === undefined || other.left >= box.right) break;
      if (overlap(box, other)) return [box, other];
    }
  }
  return null;
}

function inSixteenths({ left, top, right, bottom }: Box): Box {
  return { left: left * 16, top: top * 16, right: right * 16, bottom: bottom * 16 };
}

describe.each(SHAPES)('pieces of a %i x %i picture', (pixelWidth, pixelHeight) => {
  const cases = [2, 3, 5, 6, 7, 12, 24, 47, 96, 150, 500, 2_000].flatMap((pieces) =>
    TAB_SIZES.map((tab) => puzzleOf(pixelWidth, pixelHeight, pieces, tab)),
  );

  // Proves I8.
  test.each([true, false])('lie on the table, apart from each other and from the mat (turned: %s)', (turns) => {
    for (const [index, puzzle] of cases.entries()) {
      const placements = scatter(puzzle, index, turns);
      const { spec } = puzzle;
      const name = JSON.stringify({ ...spec, index });
      const boxes = placements.slice(1).map((placement, at) => boxOf(puzzle, at + 1, placement));
      const table = inSixteenths(tableOf(puzzle));
      const mat = inSixteenths({
        left: CENTRE - spec.width / 2 - puzzle.pieceSize / 4,
        top: CENTRE - spec.height / 2 - puzzle.pieceSize / 4,
        right: CENTRE + spec.width / 2 + puzzle.pieceSize / 4,
        bottom: CENTRE + spec.height / 2 + puzzle.pieceSize / 4,
      });
      expect(placements.length, name).toBe(puzzle.pieces + 1);
      expect(overlapping(boxes), name).toBeNull();
      for (const box of boxes) {
        expect(overlap(box, mat), name).toBe(false);
        const isInside =
          box.left >= table.left && box.right <= table.right && box.top >= table.top && box.bottom <= table.bottom;
        expect(isInside, name).toBe(true);
      }
    }
  });

  test.each([true, false])('have their origins on the plane, in whole units (turned: %s)', (turns) => {
    for (const puzzle of cases) {
      for (const { x, y } of scatter(puzzle, 11, turns)) {
        expect(Number.isInteger(x) && x >= 0 && x < PLANE).toBe(true);
        expect(Number.isInteger(y) && y >= 0 && y < PLANE).toBe(true);
      }
    }
  });

  test('fit on a table of 16 to 10 on the plane, for any number of pieces', () => {
    for (let pieces = 2; pieces <= 10_000; pieces += pieces < 100 ? 1 : 331) {
      const puzzle = puzzleOf(pixelWidth, pixelHeight, pieces, 25);
      const { left, top, right, bottom } = tableOf(puzzle);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(right, bottom)).toBeLessThanOrEqual(PLANE);
      expect((right - left) * 10).toBe((bottom - top) * 16);
      expect([left + right, top + bottom]).toEqual([PLANE, PLANE]);
      const slots = slotsOf(puzzle).bands.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
      expect(slots).toBeGreaterThanOrEqual(puzzle.pieces);
    }
  });
});

test('the table is no larger than its slots and the mat need', () => {
  for (const [width, height] of [
    [1, 1],
    [4, 3],
    [16, 9],
    [2, 1],
  ] as const) {
    for (const pieces of [48, 150, 500, 2_000, 10_000]) {
      const puzzle = puzzleOf(width, height, pieces, 20);
      const { left, top, right, bottom } = tableOf(puzzle);
      const { slot } = slotsOf(puzzle);
      const { spec, pieceSize } = puzzle;
      const needed = puzzle.pieces * slot ** 2 + (spec.width + pieceSize) * (spec.height + pieceSize);
      expect(((right - left) * (bottom - top)) / needed, `${pieces} of ${width} x ${height}`).toBeLessThan(
        pieces < 500 ? 1.35 : 1.15,
      );
    }
  }
});

test('ten thousand pieces lie apart', () => {
  const puzzle = puzzleOf(1, 1, 10_000, 25);
  const boxes = scatter(puzzle, 5, true)
    .slice(1)
    .map((placement, at) => boxOf(puzzle, at + 1, placement));
  expect(overlapping(boxes)).toBeNull();
});

test('the mat lies in the middle, unturned', () => {
  expect(scatter(puzzleOf(4, 3, 12, 20), 1, true)[0]).toEqual({ x: CENTRE, y: CENTRE, turn: 0 });
});

test('a seed always gives the same deal, and another seed another one', () => {
  const puzzle = puzzleOf(4, 3, 48, 20);
  expect(scatter(puzzle, 7, true)).toEqual(scatter(puzzleOf(4, 3, 48, 20), 7, true));
  expect(scatter(puzzle, 7, true)).not.toEqual(scatter(puzzle, 8, true));
});

test('every quarter turn occurs, and none without turns', () => {
  const puzzle = puzzleOf(4, 3, 300, 20);
  const counts = new Map<number, number>();
  for (const { turn } of scatter(puzzle, 1, true).slice(1)) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0, 6, 12, 18]);
  for (const count of counts.values()) expect(count).toBeGreaterThan(40);
  expect(scatter(puzzle, 1, false).every(({ turn }) => turn === 0)).toBe(true);
});

test('pieces that lie side by side at home rarely lie side by side on the table', () => {
  const puzzle = puzzleOf(1, 1, 400, 20);
  const placements = scatter(puzzle, 2, false);
  const farthest = 1.5 * slotsOf(puzzle).slot;
  let beside = 0;
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    for (const other of puzzle.neighbours[piece] ?? []) {
      const dx = middle(puzzle.homeX, placements, piece, 'x') - middle(puzzle.homeX, placements, other, 'x');
      const dy = middle(puzzle.homeY, placements, piece, 'y') - middle(puzzle.homeY, placements, other, 'y');
      if (Math.max(Math.abs(dx), Math.abs(dy)) < farthest) beside += 1;
    }
  }
  // Of 1,520 such pairs about 8 in 400 would by chance.
  expect(beside).toBeLessThan(80);
});

function middle(homes: Int32Array, placements: readonly Placement[], piece: number, axis: 'x' | 'y'): number {
  return (placements[piece]?.[axis] ?? 0) + (homes[piece] ?? 0);
}
