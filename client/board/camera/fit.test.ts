import { expect, test } from 'vitest';
import { AWAY } from '../extent.ts';
import { NOTHING_LYING, replaced, sampleBoard } from '../fixture.ts';
import { outlinesOf } from '../outlines.ts';
import { toPixel } from './camera.ts';
import { matOf, seenOn, showing } from './fit.ts';

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
