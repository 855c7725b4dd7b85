import { expect, test } from 'vitest';
import { plainFrame } from '#client/board/board-frame.ts';
import { matBounds, visibleBounds } from '#client/board/camera/fit-camera.ts';
import { replaceGroup, sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { hideUntouched } from './hide-untouched.ts';

test('hides what was dealt beside the mat, and nothing that a hand has moved', () => {
  const board = sampleBoard();
  const mat = matBounds(board.rules.puzzle);
  const frame = plainFrame(board);
  expect(visibleBounds(frame).left).toBeLessThan(mat.left);
  expect(visibleBounds(hideUntouched(frame))).toEqual(mat);
  replaceGroup(board, 7, { x: mat.right + 20_000 - (board.rules.puzzle.homeX[7] ?? 0), z: 1 });
  const after = hideUntouched(frame);
  expect(after.positions.has(7)).toBe(false);
  expect(visibleBounds(after).right).toBeGreaterThan(mat.right + 20_000);
});
