import { expect, test } from 'vitest';
import { apply } from '#shared/board/apply.ts';
import { type Board, dealtBoard, groupOf, pieceCentre } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/jigsaw.ts';
import type { Difficulty } from '#shared/puzzle/puzzle.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { slotsOf } from '#shared/puzzle/table.ts';
import { SPREAD_MAX, spreadOut } from './spread.ts';

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
  expect(spreadOut(dealt({ columns: 8, rows: 6 }))).toEqual([]);
});

test.each([
  ['normal', false],
  ['hard', true],
] as const)('moves each buried piece to a free slot where it joins nothing (%s, turns: %s)', (difficulty, turns) => {
  const board = dealt({ columns: 8, rows: 6 }, difficulty, turns);
  const heap = pieceCentre(board, 1);
  const buried = [10, 20, 30, 40];
  for (const piece of buried) drop(board, piece, { x: heap.x + piece * 8, y: heap.y });
  const spread = spreadOut(board);
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
  expect(spreadOut(board)).toEqual([]);
});

test('moves a piece from the mat to beside it, but not a held piece', () => {
  const board = dealt({ columns: 8, rows: 6 });
  drop(board, 20, { x: MAT_ORIGIN.x + 3_000, y: MAT_ORIGIN.y });
  drop(board, 21, { x: MAT_ORIGIN.x - 3_000, y: MAT_ORIGIN.y });
  apply(board, { kind: 'lifted', group: 21, member: 2, page: 9 }, board.seq + 1);
  expect(spreadOut(board).map(({ piece }) => piece)).toEqual([20]);
});

test(`moves at most ${SPREAD_MAX} pieces at a time`, () => {
  const board = dealt({ columns: 8, rows: 6 });
  for (let piece = 1; piece <= 48; piece += 1) drop(board, piece, { x: 20_000 + piece, y: 12_000 });
  expect(spreadOut(board)).toHaveLength(SPREAD_MAX);
});
