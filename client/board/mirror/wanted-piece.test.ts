import { expect, test } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { WantedPiece } from './wanted-piece.ts';

const PIECE = 5;

/** A board on which somebody else holds the piece that this page wants. */
function setUp() {
  const board = sampleBoard();
  apply(board, { kind: 'lifted', group: PIECE, member: 2, page: 4 }, 2);
  const wanted = new WantedPiece();
  wanted.want(PIECE, 0);
  const release = () => apply(board, { kind: 'released', group: PIECE, x: 0, y: 0 }, 3);
  return { board, wanted, release };
}

test('tells once that the piece is free', () => {
  const { board, wanted, release } = setUp();
  expect(wanted.isFreed(board, 1_000)).toBe(false);
  release();
  expect([wanted.isFreed(board, 2_000), wanted.isFreed(board, 2_001)]).toEqual([true, false]);
});

test('wants it for a minute at most', () => {
  const { board, wanted, release } = setUp();
  expect(wanted.isFreed(board, 60_000)).toBe(false);
  release();
  expect(wanted.isFreed(board, 60_001)).toBe(false);
});

test('wants nothing once the page has taken a piece', () => {
  const { board, wanted, release } = setUp();
  wanted.forget();
  release();
  expect(wanted.isFreed(board, 1_000)).toBe(false);
});
