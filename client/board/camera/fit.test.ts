import { expect, test } from 'vitest';
import { groupOf } from '../../../shared/board/board.ts';
import { AWAY } from '../extent.ts';
import { NOTHING_LYING, replaced, sampleBoard } from '../fixture.ts';
import { outlinesOf } from '../outlines.ts';
import { NO_INSETS, toPixel } from './camera.ts';
import { matOf, outOfSight, seenOn, showing } from './fit.ts';

const board = sampleBoard();
const { puzzle } = board.rules;
const { reach } = outlinesOf(puzzle);
const mat = matOf(puzzle);
const allAway = new Map([...board.groups.keys()].filter((id) => id !== 0).map((id) => [id, AWAY]));

test('with every loose piece away, all there is to see is the mat', () => {
  expect(seenOn(board, allAway, null, reach)).toEqual(mat);
});

test('a piece beside the mat is seen, unless it is in hand', () => {
  const one = new Map(allAway);
  one.delete(7);
  replaced(board, 7, { x: mat.right + 20_000 - (puzzle.homeX[7] ?? 0) });
  expect(seenOn(board, one, null, reach).right).toBeCloseTo(mat.right + 20_000 + reach, 6);
  expect(seenOn(board, one, 7, reach)).toEqual(mat);
  expect(seenOn(board, NOTHING_LYING, null, reach).left).toBeLessThan(mat.left);
});

test('what is shown has a margin within the bars', () => {
  const viewport = { width: 390, height: 700, insets: { left: 0, top: 50, right: 0, bottom: 0 } };
  const camera = showing(mat, viewport);
  expect(toPixel(camera, { x: mat.left, y: 0 }).x).toBeCloseTo(8, 6);
  expect(toPixel(camera, { x: mat.right, y: 0 }).x).toBeCloseTo(382, 6);
  expect(toPixel(camera, { x: 0, y: (mat.top + mat.bottom) / 2 }).y).toBeCloseTo(375, 6);
});

test('what lies where the view does not show it is counted, with the way to the nearest', () => {
  const phone = { width: 390, height: 600, insets: NO_INSETS };
  const camera = showing(mat, phone);
  const laid = sampleBoard();
  const lying = new Map(allAway);
  const lay = (piece: number, right: number, down: number) => {
    lying.delete(piece);
    const home = { x: puzzle.homeX[piece] ?? 0, y: puzzle.homeY[piece] ?? 0 };
    replaced(laid, piece, { x: mat.right + right - home.x, y: (mat.top + mat.bottom) / 2 + down - home.y });
  };
  const seen = () => outOfSight(laid, lying, camera, phone, reach);
  expect(seen()).toBeNull();
  // Half of it on the mat, half beside it.
  lay(1, 0, 0);
  expect(seen()).toBeNull();
  lay(2, 12_000, 0);
  expect(seen()).toEqual({ pieces: 1, turn: 0 });
  lay(3, -36_000, 0);
  expect(seen()).toEqual({ pieces: 2, turn: 0 });
  lay(2, 20_000, 0);
  expect(seen()).toEqual({ pieces: 2, turn: 180 });
  // Whoever shows all sees them.
  const all = showing(seenOn(laid, lying, null, reach), phone);
  expect(outOfSight(laid, lying, all, phone, reach)).toBeNull();
  // What is carried is somebody's, and comes by itself.
  laid.groups.set(2, { ...groupOf(laid, 2), hold: { member: 3, page: 1 } });
  expect(seen()).toEqual({ pieces: 1, turn: 180 });
});
