import { describe, expect, test } from 'vitest';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, groupOf, pieceCentre } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import type { Difficulty } from '#shared/puzzle/puzzle.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { slotsOf } from '#shared/puzzle/table.ts';
import { SPREAD_MAX, spreadOut } from './spread.ts';

const EVERYWHERE = { left: 0, top: 0, right: 65_535, bottom: 65_535 };
const noTray = () => null;
const spreadAll = (board: Board) => spreadOut(board, EVERYWHERE, noTray).moves;

function dealt(pieces: { columns: number; rows: number }, difficulty: Difficulty = 'normal', turns = false): Board {
  const puzzle = cutJigsaw(jigsawSpec({ seed: 7, ...pieces, pixelWidth: 800, pixelHeight: 600, tab: 20 }));
  return dealtBoard(boardRules(puzzle, difficulty, turns), scatter(puzzle, 5, turns), 0);
}

let counter = 0;
/** Drops a piece with its middle at a place of the plane. */
function drop(board: Board, piece: number, at: { x: number; y: number }): void {
  const { x, y } = pieceCentre(board, piece);
  const group = groupOf(board, piece);
  dropGroup(board, piece, { x: group.x + at.x - x, y: group.y + at.y - y });
}

function dropGroup(board: Board, piece: number, { x, y }: { x: number; y: number }): number {
  counter += 1;
  const operation = { page: 1, counter };
  const seen = { epoch: board.epoch, seq: board.seq };
  const decision = decide(
    board,
    { member: 1, page: 1, isTeacher: false },
    { kind: 'drop', piece, x, y, operation, seen },
    0,
  );
  if (!decision.ok) throw new Error(decision.refusal.code);
  for (const event of decision.events) apply(board, event, board.seq + 1);
  return decision.events.length;
}

test('finds no hidden piece on a dealt board', () => {
  expect(spreadOut(dealt({ columns: 8, rows: 6 }), EVERYWHERE, noTray)).toEqual({ moves: [], hidden: 0 });
});

test.each([
  ['normal', false],
  ['hard', true],
] as const)('moves each buried piece to a free slot where it joins nothing (%s, turns: %s)', (difficulty, turns) => {
  const board = dealt({ columns: 8, rows: 6 }, difficulty, turns);
  const heap = pieceCentre(board, 1);
  const buried = [10, 20, 30, 40];
  for (const piece of buried) drop(board, piece, { x: heap.x + piece * 8, y: heap.y });
  const spread = spreadAll(board);
  // All but the topmost one.
  expect(spread.map(({ piece }) => piece).sort((a, b) => a - b)).toEqual([1, 10, 20, 30]);
  for (const { piece, x, y } of spread) expect(dropGroup(board, piece, { x, y })).toBe(1);
  const { box } = slotsOf(board.rules.puzzle);
  for (let a = 1; a <= 48; a += 1) {
    for (let b = 1; b < a; b += 1) {
      const [p, q] = [pieceCentre(board, a), pieceCentre(board, b)];
      expect(Math.max(Math.abs(p.x - q.x), Math.abs(p.y - q.y)), `${a} and ${b}`).toBeGreaterThan(box * 0.7);
    }
  }
  expect(spreadAll(board)).toEqual([]);
});

test('moves a piece from the mat to beside it, but not a held piece', () => {
  const board = dealt({ columns: 8, rows: 6 });
  drop(board, 20, { x: MAT_ORIGIN.x + 3_000, y: MAT_ORIGIN.y });
  drop(board, 21, { x: MAT_ORIGIN.x - 3_000, y: MAT_ORIGIN.y });
  apply(board, { kind: 'lifted', group: 21, member: 2, page: 9 }, board.seq + 1);
  expect(spreadAll(board).map(({ piece }) => piece)).toEqual([20]);
});

test(`moves at most ${SPREAD_MAX} pieces at a time`, () => {
  const board = dealt({ columns: 8, rows: 6 });
  for (let piece = 1; piece <= 48; piece += 1) drop(board, piece, { x: 20_000 + piece, y: 12_000 });
  expect(spreadAll(board)).toHaveLength(SPREAD_MAX);
});

describe('in a view that shows little of the table', () => {
  /** The mat, and around it so many boxes of a piece on the right and below. */
  function viewAround({ rules: { puzzle } }: Board, right: number, below: number) {
    const { box } = slotsOf(puzzle);
    const { width, height } = puzzle.spec;
    return {
      left: MAT_ORIGIN.x - width / 2 - 100,
      top: MAT_ORIGIN.y - height / 2 - 100,
      right: MAT_ORIGIN.x + width / 2 + right * box,
      bottom: MAT_ORIGIN.y + height / 2 + below * box,
    };
  }

  const HIDDEN = [20, 21, 28, 29, 36];
  function withHidden(difficulty: Difficulty = 'normal'): Board {
    const board = dealt({ columns: 8, rows: 6 }, difficulty);
    for (const piece of HIDDEN) drop(board, piece, { x: MAT_ORIGIN.x + 4_000 - piece * 200, y: MAT_ORIGIN.y });
    return board;
  }

  test.each([
    ['margins that are narrower than a slot', 0.7, 0.7],
    ['some slots', 2.5, 0],
    ['a margin below', 0, 0.8],
  ])('moves pieces to where all of them is in view, and beside the mat: %s', (_what, right, below) => {
    const board = withHidden();
    const view = viewAround(board, right, below);
    const fresh = dealt({ columns: 8, rows: 6 });
    // All others lie in the tray.
    const trayPlace = (piece: number) => (HIDDEN.includes(piece) ? null : pieceCentre(fresh, piece));
    const { moves, hidden } = spreadOut(board, view, trayPlace);
    expect([moves.length, hidden]).toEqual([HIDDEN.length, 0]);
    for (const { piece, x, y } of moves) expect(dropGroup(board, piece, { x, y })).toBe(1);
    const { box } = slotsOf(board.rules.puzzle);
    const { width, height } = board.rules.puzzle.spec;
    const middles = HIDDEN.map((piece) => pieceCentre(board, piece));
    for (const [index, { x, y }] of middles.entries()) {
      expect(x + box / 2).toBeLessThanOrEqual(view.right + 1);
      expect(x - box / 2).toBeGreaterThanOrEqual(view.left - 1);
      expect(y + box / 2).toBeLessThanOrEqual(view.bottom + 1);
      expect(y - box / 2).toBeGreaterThanOrEqual(view.top - 1);
      expect(Math.abs(x - MAT_ORIGIN.x) >= width / 2 || Math.abs(y - MAT_ORIGIN.y) >= height / 2).toBe(true);
      for (const other of middles.slice(0, index))
        expect(Math.max(Math.abs(x - other.x), Math.abs(y - other.y))).toBeGreaterThan(box * 0.7);
    }
  });

  test('puts them back into the tray where there is no room, and else leaves them', () => {
    const board = withHidden();
    const fresh = dealt({ columns: 8, rows: 6 });
    const view = viewAround(board, 0, 0);
    expect(spreadOut(board, view, noTray)).toEqual({ moves: [], hidden: HIDDEN.length });
    const { moves, hidden } = spreadOut(board, view, (piece) => pieceCentre(fresh, piece));
    expect([moves.length, hidden]).toEqual([HIDDEN.length, 0]);
    for (const { piece, x, y } of moves) {
      expect(dropGroup(board, piece, { x, y })).toBe(1);
      expect(pieceCentre(board, piece)).toEqual(pieceCentre(fresh, piece));
    }
  });

  test('leaves a piece in the tray, though another lies over its place on the table', () => {
    const board = dealt({ columns: 8, rows: 6 });
    const fresh = dealt({ columns: 8, rows: 6 });
    drop(board, 20, pieceCentre(board, 30));
    expect(spreadAll(board).map(({ piece }) => piece)).toEqual([30]);
    expect(spreadOut(board, EVERYWHERE, (piece) => pieceCentre(fresh, piece))).toEqual({ moves: [], hidden: 0 });
  });
});
