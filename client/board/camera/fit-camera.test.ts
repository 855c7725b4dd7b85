import { expect, test } from 'vitest';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { NO_POSITIONS, replaceGroup, sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { groupOf } from '#shared/board/board.ts';
import { NO_INSETS, toPixel } from './camera.ts';
import { cameraShowing, findOffscreen, matBounds, visibleBounds } from './fit-camera.ts';

const board = sampleBoard();
const { puzzle } = board.rules;
const { halfExtent } = outlinesOf(puzzle);
const mat = matBounds(puzzle);
const allAway = new Map([...board.groups.keys()].filter((id) => id !== 0).map((id) => [id, HIDDEN_POSITION]));

test('with every loose piece away, all there is to see is the mat', () => {
  expect(visibleBounds(board, allAway, null, halfExtent)).toEqual(mat);
});

test('a piece beside the mat is seen, unless it is in hand', () => {
  const one = new Map(allAway);
  one.delete(7);
  replaceGroup(board, 7, { x: mat.right + 20_000 - (puzzle.homeX[7] ?? 0) });
  expect(visibleBounds(board, one, null, halfExtent).right).toBeCloseTo(mat.right + 20_000 + halfExtent, 6);
  expect(visibleBounds(board, one, 7, halfExtent)).toEqual(mat);
  expect(visibleBounds(board, NO_POSITIONS, null, halfExtent).left).toBeLessThan(mat.left);
});

test('what is shown has a margin within the bars', () => {
  const viewport = { width: 390, height: 700, insets: { left: 0, top: 50, right: 0, bottom: 0 } };
  const camera = cameraShowing(mat, viewport);
  expect(toPixel(camera, { x: mat.left, y: 0 }).x).toBeCloseTo(8, 6);
  expect(toPixel(camera, { x: mat.right, y: 0 }).x).toBeCloseTo(382, 6);
  expect(toPixel(camera, { x: 0, y: (mat.top + mat.bottom) / 2 }).y).toBeCloseTo(375, 6);
});

test('what lies where the view does not show it is counted, with the way to the nearest', () => {
  const phone = { width: 390, height: 600, insets: NO_INSETS };
  const camera = cameraShowing(mat, phone);
  const laid = sampleBoard();
  const positions = new Map(allAway);
  const lay = (piece: number, right: number, down: number) => {
    positions.delete(piece);
    const home = { x: puzzle.homeX[piece] ?? 0, y: puzzle.homeY[piece] ?? 0 };
    replaceGroup(laid, piece, { x: mat.right + right - home.x, y: (mat.top + mat.bottom) / 2 + down - home.y });
  };
  const seen = () => findOffscreen(laid, positions, camera, phone, halfExtent);
  expect(seen()).toBeNull();
  // Half of it on the mat, half beside it.
  lay(1, 0, 0);
  expect(seen()).toBeNull();
  lay(2, 12_000, 0);
  expect(seen()).toEqual({ pieces: 1, direction: 0 });
  lay(3, -36_000, 0);
  expect(seen()).toEqual({ pieces: 2, direction: 0 });
  lay(2, 20_000, 0);
  expect(seen()).toEqual({ pieces: 2, direction: 180 });
  // Whoever shows all sees them.
  const all = cameraShowing(visibleBounds(laid, positions, null, halfExtent), phone);
  expect(findOffscreen(laid, positions, all, phone, halfExtent)).toBeNull();
  // What is carried is somebody's, and comes by itself.
  laid.groups.set(2, { ...groupOf(laid, 2), hold: { member: 3, page: 1 } });
  expect(seen()).toEqual({ pieces: 1, direction: 180 });
});
