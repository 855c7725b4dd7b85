import { describe, expect, test } from 'vitest';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, groupOf } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import type { Move } from '#shared/board/move.ts';
import { rotate } from '#shared/geometry/pose.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Difficulty } from '#shared/puzzle/puzzle.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import {
  type BoardGrowth,
  growthOf,
  isDrawn,
  piecesOutsideCrop,
  startViewOf,
  type TileView,
  tileCrop,
  tileViewOf,
  wallViewOf,
} from './tile-crop.ts';

function dealt(columns: number, rows: number, difficulty: Difficulty = 'normal'): Board {
  const puzzle = cutJigsaw(
    jigsawSpec({ seed: 7, columns, rows, pixelWidth: 100 * columns, pixelHeight: 100 * rows, tab: 20 }),
  );
  return dealtBoard(boardRules(puzzle, difficulty, true), scatter(puzzle, 7, false), 0);
}

/** Puts pieces in their places. */
function place(board: Board, first: number, last: number): void {
  for (let piece = first; piece <= last; piece += 1) {
    const operation = { page: 1, counter: piece };
    const seen = { epoch: board.epoch, seq: board.seq };
    play(board, { kind: 'drop', piece, x: MAT_ORIGIN.x, y: MAT_ORIGIN.y, operation, seen });
  }
}

function play(board: Board, move: Move): void {
  const decision = decide(board, { member: 1, page: 1, isTeacher: false }, move, 0);
  if (!decision.ok) throw new Error(decision.refusal.code);
  for (const event of decision.events) apply(board, event, board.seq + 1);
}

describe.each<[number, number]>([
  [4, 3],
  [8, 6],
  [20, 15],
  [3, 9],
  [12, 3],
])('a tile of a board of %i by %i pieces', (columns, rows) => {
  test.each([0.6, 4 / 3, 2])('shows every piece as it is dealt, at a shape of %f', (aspect) => {
    const board = dealt(columns, rows);
    const { left, top, right, bottom } = tileCrop(board, aspect);
    expect((right - left) / (bottom - top)).toBeCloseTo(aspect);
    const { puzzle } = board.rules;
    for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
      const group = groupOf(board, piece);
      const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, group.turn);
      const [x, y] = [group.x + home.x, group.y + home.y];
      expect(x > left && x < right && y > top && y < bottom, `piece ${piece}`).toBe(true);
      expect(isDrawn(board, group, aspect)).toBe(true);
    }
    expect(piecesOutsideCrop(board, aspect, tileViewOf(board))).toBe(0);
  });

  test.each([0.6, 0.96, 4 / 3, 2].flatMap((aspect) => [[aspect, 'aroundMat'] as const, [aspect, 'nearMat'] as const]))(
    'shows pieces near its mat, and counts the others, at a shape of %f, %s',
    (aspect, view) => {
      const board = dealt(columns, rows);
      const { puzzle } = board.rules;
      const crop = tileCrop(board, aspect, view);
      const table = tileCrop(board, aspect, 'table');
      expect((crop.right - crop.left) / (crop.bottom - crop.top)).toBeCloseTo(aspect);
      expect(crop.right - crop.left).toBeLessThanOrEqual(table.right - table.left);
      let painted = 0;
      for (const group of board.groups.values()) {
        if (!isDrawn(board, group, aspect, view)) continue;
        const [piece = 0] = group.pieces;
        const home = rotate(puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0, group.turn);
        const [x, y] = [group.x + home.x, group.y + home.y];
        expect(x >= crop.left && x <= crop.right && y >= crop.top && y <= crop.bottom, `piece ${piece}`).toBe(true);
        if (piece !== 0) painted += 1;
      }
      expect(painted).toBeGreaterThan(0);
      expect(piecesOutsideCrop(board, aspect, view)).toBe(puzzle.pieces - painted);
    },
  );

  test('shows the mat once a quarter of the joins is made, and counts the pieces around it', () => {
    const board = dealt(columns, rows, 'easy');
    const { pieces, spec } = board.rules.puzzle;
    const quarter = Math.ceil(pieces / 4);
    place(board, 1, quarter - 1);
    expect(tileViewOf(board)).toBe('table');
    expect(growthOf(board)).toBe(quarter > 1 ? 'some' : 'none');
    const before = tileCrop(board, 4 / 3);
    place(board, quarter, quarter);
    expect(tileViewOf(board)).toBe('mat');
    const after = tileCrop(board, 4 / 3);
    expect(after.right - after.left).toBeLessThan(before.right - before.left);
    expect(after.right - after.left).toBeGreaterThan(spec.width);
    expect((after.left + after.right) / 2).toBe((before.left + before.right) / 2);
    expect(piecesOutsideCrop(board, 4 / 3, tileViewOf(board))).toBeGreaterThan(0);
    expect(piecesOutsideCrop(board, 4 / 3, tileViewOf(board))).toBeLessThanOrEqual(pieces - quarter);
  });
});

test('shows the whole table on a tile where the mat is large then, and what is near the mat on a smaller one', () => {
  const board = dealt(6, 4);
  const { width } = board.rules.puzzle.spec;
  /** The mat's width on a tile. CSS pixels. */
  const matOn = (size: { width: number; height: number }, view: TileView) => {
    const { left, right } = tileCrop(board, size.width / size.height, view);
    return (size.width * width) / (right - left);
  };
  const few = { width: 446, height: 350 };
  expect(startViewOf(board, few)).toBe('table');
  expect(matOn(few, 'table')).toBeGreaterThan(150);
  // Of 24 boards on a laptop, on a tablet that lies on its side, and on a phone.
  for (const [width, height, view, least] of [
    [161, 168, 'nearMat', 105],
    [187, 143, 'aroundMat', 105],
    [115, 57, 'nearMat', 60],
  ] as const) {
    expect(startViewOf(board, { width, height })).toBe(view);
    expect(matOn({ width, height }, view)).toBeGreaterThan(least);
    expect(matOn({ width, height }, view)).toBeGreaterThan(1.3 * matOn({ width, height }, 'table'));
  }
});

test.each(['table', 'aroundMat', 'nearMat', 'mat', 'closeMat'] as const)(
  'paints a piece in hand while its middle is in what a %s shows, and counts it else',
  (view) => {
    const board = dealt(8, 6, 'easy');
    place(board, 1, 12);
    const { puzzle } = board.rules;
    const loose = 20;
    const aspect = puzzle.spec.width / puzzle.spec.height;
    const crop = tileCrop(board, aspect, view);
    play(board, { kind: 'lift', piece: loose });
    // A third of a piece beyond the left edge, where a part of it would show, and as far within.
    const carryTo = (middle: number) => {
      const x = Math.round(middle - (puzzle.homeX[loose] ?? 0));
      play(board, { kind: 'drag', piece: loose, x, y: MAT_ORIGIN.y - (puzzle.homeY[loose] ?? 0) });
      const group = groupOf(board, loose);
      expect(group.hold).not.toBeNull();
      return { isPainted: isDrawn(board, group, aspect, view), outside: piecesOutsideCrop(board, aspect, view) };
    };
    const within = carryTo(crop.left + puzzle.pieceSize / 3);
    const beyond = carryTo(crop.left - puzzle.pieceSize / 3);
    expect(within.isPainted).toBe(true);
    expect(beyond).toEqual({ isPainted: false, outside: within.outside + 1 });
  },
);

test('shows a mat larger where it shows next to nothing around it', () => {
  const board = dealt(8, 6, 'easy');
  const widthOf = (view: TileView) => {
    const { left, right } = tileCrop(board, 4 / 3, view);
    return right - left;
  };
  expect(widthOf('closeMat')).toBeGreaterThan(board.rules.puzzle.spec.width);
  expect(widthOf('mat')).toBeGreaterThan(1.1 * widthOf('closeMat'));
});

test('shows the table to the end where the picture grows anywhere on it', () => {
  const board = dealt(4, 3, 'hard');
  place(board, 1, 12);
  expect(board.solved).toBe(true);
  expect(tileViewOf(board)).toBe('table');
  expect(growthOf(board)).toBe('anywhere');
});

describe('all tiles of a wall', () => {
  const ofEach = (growths: Partial<Record<BoardGrowth, number>>) =>
    (['none', 'some', 'much', 'anywhere'] as const).flatMap((growth) =>
      Array.from({ length: growths[growth] ?? 0 }, () => growth),
    );

  test('show the table while fewer than half of the begun boards have grown, and then the mats', () => {
    expect(wallViewOf([], 'table')).toBe('table');
    expect(wallViewOf(ofEach({ none: 12 }), 'table')).toBe('table');
    expect(wallViewOf(ofEach({ none: 12, some: 3, much: 2 }), 'table')).toBe('table');
    expect(wallViewOf(ofEach({ none: 12, some: 3, much: 3 }), 'table')).toBe('mat');
  });

  test('show what is near the mats first where the tiles are small, and come to the mats as late', () => {
    const views = { start: 'nearMat', mat: 'closeMat' } as const;
    expect(wallViewOf(ofEach({ none: 12 }), 'table', views)).toBe('nearMat');
    expect(wallViewOf(ofEach({ none: 12, some: 3, much: 2 }), 'nearMat', views)).toBe('nearMat');
    expect(wallViewOf(ofEach({ none: 12, some: 3, much: 3 }), 'nearMat', views)).toBe('closeMat');
    expect(wallViewOf(ofEach({ some: 6, much: 2 }), 'closeMat', views)).toBe('closeMat');
    expect(wallViewOf(ofEach({ anywhere: 12 }), 'nearMat', views)).toBe('table');
  });

  test('stay with the mats when others begin, and go back when most are laid anew', () => {
    expect(wallViewOf(ofEach({ some: 6, much: 2 }), 'mat')).toBe('mat');
    expect(wallViewOf(ofEach({ some: 7, much: 2 }), 'mat')).toBe('table');
    expect(wallViewOf(ofEach({ none: 9 }), 'mat')).toBe('table');
  });

  test('show the table where the pictures grow anywhere on it', () => {
    expect(wallViewOf(ofEach({ much: 9, anywhere: 1 }), 'mat')).toBe('table');
  });
});
