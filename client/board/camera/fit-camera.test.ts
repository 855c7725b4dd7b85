import { expect, test } from 'vitest';
import { plainFrame } from '#client/board/board-frame.ts';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { replaceGroup, sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { groupOf } from '#shared/board/board.ts';
import { NO_INSETS, toPixel } from './camera.ts';
import {
  cameraShowing,
  findOffscreen,
  homeCamera,
  matBounds,
  overviewCamera,
  viewBounds,
  visibleBounds,
} from './fit-camera.ts';

const board = sampleBoard();
const { puzzle } = board.rules;
const { halfExtent } = outlinesOf(puzzle);
const mat = matBounds(puzzle);
const allAway = new Map([...board.groups.keys()].filter((id) => id !== 0).map((id) => [id, HIDDEN_POSITION]));

test('shows only the mat while all loose pieces are in the tray', () => {
  expect(visibleBounds({ ...plainFrame(board), positions: allAway })).toEqual(mat);
});

test('shows a piece beside the mat, unless it is in hand', () => {
  const one = new Map(allAway);
  one.delete(7);
  replaceGroup(board, 7, { x: mat.right + 20_000 - (puzzle.homeX[7] ?? 0) });
  expect(visibleBounds({ ...plainFrame(board), positions: one }).right).toBeCloseTo(mat.right + 20_000 + halfExtent, 6);
  expect(visibleBounds({ ...plainFrame(board), positions: one, inHand: new Set([7]) })).toEqual(mat);
  expect(visibleBounds(plainFrame(board)).left).toBeLessThan(mat.left);
});

test('shows the mat or the whole table at home, and every piece in the overview', () => {
  const viewport = { width: 1000, height: 600, insets: NO_INSETS };
  const dealt = plainFrame(sampleBoard());
  const onMat = { ...dealt, homeView: 'mat' as const };
  expect(homeCamera(onMat, viewport)).toEqual(cameraShowing(mat, viewport));
  const table = homeCamera(dealt, viewport);
  expect(findOffscreen(dealt, table, viewport)).toBeNull();
  expect(overviewCamera(dealt, viewport)).toEqual(table);
  expect(findOffscreen(onMat, homeCamera(onMat, viewport), viewport)).not.toBeNull();
  expect(findOffscreen(onMat, overviewCamera(onMat, viewport), viewport)).toBeNull();
});

test('shows in the overview all of a piece that home cuts, in another hand too', () => {
  const viewport = { width: 390, height: 400, insets: NO_INSETS };
  const laid = sampleBoard();
  const positions = new Map(allAway);
  positions.delete(7);
  const home = { x: puzzle.homeX[7] ?? 0, y: puzzle.homeY[7] ?? 0 };
  replaceGroup(laid, 7, { x: mat.right - home.x, y: (mat.top + mat.bottom) / 2 - home.y });
  laid.groups.set(7, { ...groupOf(laid, 7), hold: { member: 3, page: 1 } });
  const frame = { ...plainFrame(laid), positions, homeView: 'mat' as const };
  const edge = mat.right + halfExtent;
  expect(viewBounds(homeCamera(frame, viewport), viewport).right).toBeLessThan(edge);
  expect(viewBounds(overviewCamera(frame, viewport), viewport).right).toBeGreaterThan(edge);
});

test('leaves room for praise above a solved picture, and none in a low view or where nobody is praised', () => {
  const solved = sampleBoard();
  solved.solved = true;
  const marginsAt = (width: number, height: number, hasPraise = true) => {
    const camera = homeCamera({ ...plainFrame(solved), hasPraise }, { width, height, insets: NO_INSETS });
    const above = toPixel(camera, { x: 0, y: mat.top }).y;
    const below = height - toPixel(camera, { x: 0, y: mat.bottom }).y;
    return [above, below].map(Math.round);
  };
  expect(marginsAt(2_000, 600)).toEqual([60, 8]);
  expect(marginsAt(2_000, 342)).toEqual([8, 8]);
  expect(marginsAt(2_000, 600, false)).toEqual([8, 8]);
});

test('measures what a camera shows of the plane', () => {
  const viewport = { width: 400, height: 300, insets: NO_INSETS };
  expect(viewBounds({ scale: 0.5, x: 10, y: 20 }, viewport)).toEqual({ left: 10, top: 20, right: 810, bottom: 620 });
});

test('leaves a margin within the bars', () => {
  const viewport = { width: 390, height: 700, insets: { left: 0, top: 50, right: 0, bottom: 0 } };
  const camera = cameraShowing(mat, viewport);
  expect(toPixel(camera, { x: mat.left, y: 0 }).x).toBeCloseTo(8, 6);
  expect(toPixel(camera, { x: mat.right, y: 0 }).x).toBeCloseTo(382, 6);
  expect(toPixel(camera, { x: 0, y: (mat.top + mat.bottom) / 2 }).y).toBeCloseTo(375, 6);
});

test('counts the pieces outside the view, and gives the direction of the nearest', () => {
  const phone = { width: 390, height: 600, insets: NO_INSETS };
  const camera = cameraShowing(mat, phone);
  const laid = sampleBoard();
  const positions = new Map(allAway);
  const lay = (piece: number, right: number, down: number) => {
    positions.delete(piece);
    const home = { x: puzzle.homeX[piece] ?? 0, y: puzzle.homeY[piece] ?? 0 };
    replaceGroup(laid, piece, { x: mat.right + right - home.x, y: (mat.top + mat.bottom) / 2 + down - home.y });
  };
  const frame = { ...plainFrame(laid), positions };
  const seen = () => findOffscreen(frame, camera, phone);
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
  // A view of everything shows them.
  const all = cameraShowing(visibleBounds(frame), phone);
  expect(findOffscreen(frame, all, phone)).toBeNull();
  // A held piece is not lost.
  laid.groups.set(2, { ...groupOf(laid, 2), hold: { member: 3, page: 1 } });
  expect(seen()).toEqual({ pieces: 1, direction: 180 });
});
