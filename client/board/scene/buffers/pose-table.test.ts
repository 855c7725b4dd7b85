import { describe, expect, test } from 'vitest';
import { type BoardFrame, plainFrame } from '#client/board/board-frame.ts';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, copyOf, isAbove } from '#shared/board/board.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { GroupId } from '#shared/ids.ts';
import { CENTRE } from '#shared/limits.ts';
import { GROWTH_STEP, PoseTable } from './pose-table.ts';

function frameOf(board: Board, more: Partial<BoardFrame> = {}): BoardFrame {
  return { ...plainFrame(board), ...more };
}

function entries(spans: readonly { start: number; end: number }[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function poseTableOf(board: Board): PoseTable {
  const poses = new PoseTable(board.rules.puzzle);
  poses.update(frameOf(board));
  poses.changedPoses.take();
  poses.changedOrder.take();
  return poses;
}

test('uploads nothing when nothing has changed', () => {
  const board = sampleBoard();
  const poses = poseTableOf(board);
  poses.update(frameOf(board));
  // Another board object with the same groups, like a prediction that changed nothing.
  poses.update(frameOf(copyOf(board)));
  expect(poses.changedPoses.isEmpty).toBe(true);
  expect(poses.changedOrder.isEmpty).toBe(true);
});

test('a drag changes the one entry of its group, and its end changes it back', () => {
  const board = sampleBoard();
  const poses = poseTableOf(board);
  const positions = new Map<GroupId, Point>([[5, { x: 100.5, y: 200.25 }]]);
  poses.update(frameOf(board, { positions }));
  expect(poses.changedPoses.take()).toEqual([{ start: 5, end: 6 }]);
  expect([...poses.poses.subarray(20, 22)]).toEqual([100.5, 200.25]);
  poses.update(frameOf(board));
  expect(poses.changedPoses.take()).toEqual([{ start: 5, end: 6 }]);
  expect(poses.poses[20]).toBe(board.groups.get(5)?.x);
  expect(poses.changedOrder.isEmpty).toBe(true);
});

test('sees a group that the board itself has moved', () => {
  const board = sampleBoard();
  const poses = poseTableOf(board);
  apply(board, { kind: 'dragged', group: 8, x: 111, y: 222 }, 2);
  poses.update(frameOf(board));
  expect(poses.changedPoses.take()).toEqual([{ start: 8, end: 9 }]);
});

describe('ranks', () => {
  /** Groups from the lowest to the highest, as the table has them. */
  function ranked(poses: PoseTable, board: Board): GroupId[] {
    return [...board.groups.keys()].sort((a, b) => (poses.order[a * 2 + 1] ?? 0) - (poses.order[b * 2 + 1] ?? 0));
  }

  test('follow the order in which pieces were touched', () => {
    const board = sampleBoard();
    const poses = poseTableOf(board);
    for (const group of [9, 4, 17]) apply(board, { kind: 'lifted', group, member: 1, page: 1 }, 2);
    apply(board, { kind: 'joined', group: 1, other: 2, x: 100, y: 100 }, 3);
    poses.update(frameOf(board));
    const order = ranked(poses, board).map((id) => board.groups.get(id));
    for (const [index, group] of order.entries()) {
      const next = order[index + 1];
      if (group !== undefined && next !== undefined) expect(isAbove(next, group)).toBe(true);
    }
    expect(order[0]?.id).toBe(0);
    expect(order.at(-1)?.id).toBe(17);
  });

  test('put a held group above all others', () => {
    const board = sampleBoard();
    const poses = poseTableOf(board);
    poses.update(frameOf(board, { inHand: new Set([3]) }));
    expect(ranked(poses, board).at(-1)).toBe(3);
  });

  test('are whole numbers from 0 without a gap after groups were joined and dealt anew', () => {
    const board = sampleBoard();
    const poses = poseTableOf(board);
    for (const other of [2, 3, 9]) apply(board, { kind: 'joined', group: 1, other, x: CENTRE, y: CENTRE }, 2);
    poses.update(frameOf(board));
    apply(board, { kind: 'reset', seed: 9, member: 1, operation: { page: 1, counter: 1 } }, 3);
    poses.update(frameOf(board));
    const ranks = [...board.groups.keys()].map((id) => poses.order[id * 2 + 1] ?? -1).sort((a, b) => a - b);
    expect(ranks).toEqual(Array.from({ length: 25 }, (_, rank) => rank));
    expect(poses.count).toBe(25);
  });
});

test('a join changes the group of each of its pieces, 4 bytes each', () => {
  const board = sampleBoard();
  const poses = poseTableOf(board);
  apply(board, { kind: 'joined', group: 6, other: 12, x: CENTRE, y: CENTRE }, 2);
  poses.update(frameOf(board));
  expect(poses.order[12 * 2]).toBe(6);
  expect(entries(poses.changedOrder.take())).toBeLessThanOrEqual(25);
});

describe('a held group', () => {
  test('grows about its own middle', () => {
    const board = sampleBoard();
    const poses = poseTableOf(board);
    poses.update(frameOf(board, { inHand: new Set([24]) }));
    const [x = 0, , turnAndGrowth = 0] = poses.poses.subarray(24 * 4, 24 * 4 + 3);
    const growth = Math.floor(turnAndGrowth / GROWTH_STEP) / 10_000;
    const home = board.rules.puzzle.homeX[24] ?? 0;
    expect(growth).toBeCloseTo(0.04, 6);
    expect(x + home * (1 + growth)).toBeCloseTo((board.groups.get(24)?.x ?? 0) + home, 1);
  });

  test('does not grow past its neighbours, however large it is', () => {
    const board = sampleBoard('hard');
    for (let other = 2; other <= 23; other += 1) {
      apply(board, { kind: 'joined', group: 1, other, x: CENTRE, y: CENTRE }, 2);
    }
    const poses = poseTableOf(board);
    poses.update(frameOf(board, { inHand: new Set([1]) }));
    const growth = Math.floor((poses.poses[6] ?? 0) / GROWTH_STEP) / 10_000;
    const { spec, pieceSize } = board.rules.puzzle;
    expect(growth).toBeGreaterThan(0);
    expect((growth * spec.width) / 2).toBeLessThanOrEqual(0.081 * pieceSize);
  });

  test('has its holder’s colour until it is released', () => {
    const board = sampleBoard();
    const poses = poseTableOf(board);
    poses.update(frameOf(board), [{ group: 7, colour: 0x00ff80 }]);
    expect(poses.hasMarks).toBe(true);
    expect(poses.poses[7 * 4 + 3]).toBe(0x00ff80 + 1);
    poses.update(frameOf(board));
    expect(poses.hasMarks).toBe(false);
    expect(poses.poses[7 * 4 + 3]).toBe(0);
  });
});
