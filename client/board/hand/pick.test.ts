import { describe, expect, test } from 'vitest';
import { type BoardFrame, plainFrame } from '#client/board/board-frame.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { replaceGroup, sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { groupOf, pieceCentre } from '#shared/board/board.ts';
import { MAT_ID } from '#shared/board/board-rules.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { rotate } from '#shared/geometry/pose.ts';
import { CENTRE } from '#shared/limits.ts';
import { pickAt, pickNear } from './pick.ts';

function frameOf(board = sampleBoard()): BoardFrame & { outlines: ReturnType<typeof outlinesOf> } {
  return { ...plainFrame(board), outlines: outlinesOf(board.rules.puzzle) };
}

test('picks every dealt piece by its middle, turned or not', () => {
  for (const turns of [false, true]) {
    const { board, outlines, ...rest } = frameOf(sampleBoard('easy', turns));
    for (let piece = 1; piece <= board.rules.puzzle.pieces; piece += 1) {
      expect(pickAt({ board, ...rest }, outlines, pieceCentre(board, piece))?.piece).toBe(piece);
    }
  }
});

test('counts a knob to its piece, but not a hole', () => {
  const { board, outlines, ...rest } = frameOf();
  const { puzzle } = board.rules;
  const { pieces, pieceSize } = puzzle;
  const seen = { knob: 0, hole: 0 };
  for (let piece = 1; piece <= pieces; piece += 1) {
    const side = puzzle.grid?.sidesOf(piece).top ?? 'flat';
    if (side === 'flat') continue;
    const middle = pieceCentre(board, piece);
    const height = puzzle.placeOf(piece).height / 2;
    // A little beyond the edge, and a little before it, in the knob's head.
    const aside = (side === 'knob' ? -1 : 1) * pieceSize * 0.12;
    const at = { x: middle.x, y: middle.y - height + aside };
    expect(pickAt({ board, ...rest }, outlines, at)?.piece ?? null).toBe(side === 'knob' ? piece : null);
    seen[side] += 1;
  }
  expect(seen.knob).toBeGreaterThan(0);
  expect(seen.hole).toBeGreaterThan(0);
});

test('picks a piece of several parts by each of them, and not through its hole', () => {
  const { board, outlines, ...rest } = frameOf();
  replaceGroup(board, 9, { x: CENTRE, y: CENTRE });
  const square = (middle: number, half: number, turned: boolean) => {
    const corners = [-1, -1, 1, -1, 1, 1, -1, 1].map((sign, at) => (at % 2 === 0 ? middle : 0) + sign * half);
    const points = [0, 2, 4, 6].map((at) => corners.slice(at, at + 2));
    return { corners: Int32Array.from((turned ? points.reverse() : points).flat()), stretches: [1, 1, 1, 1] };
  };
  // In sixteenths of a unit from the home: a frame, and an island to its right.
  const byPiece = outlines.byPiece.map((rings, piece) =>
    piece === 9 ? [square(0, 800, false), square(0, 400, true), square(3_200, 160, false)] : rings,
  );
  const middle = pieceCentre(board, 9);
  const pickedAt = (x: number) =>
    pickAt({ board, ...rest }, { ...outlines, byPiece }, { x: middle.x + x, y: middle.y })?.piece ?? null;
  expect([0, 40, 100, 200].map(pickedAt)).toEqual([null, 9, null, 9]);
});

test('picks a turned piece by its turned outline', () => {
  const { board, outlines, ...rest } = frameOf();
  const { puzzle } = board.rules;
  replaceGroup(board, 9, { x: CENTRE, y: CENTRE, turn: 6 });
  const [{ corners: outline } = { corners: [] }] = outlines.byPiece[9] ?? [];
  let inside = 0;
  for (let at = 0; at < outline.length; at += 2) {
    // Halfway from its middle to a corner lies inside, a quarter beyond it outside or in another side's knob.
    const x = (outline[at] ?? 0) / STEPS_PER_UNIT / 2 + (puzzle.homeX[9] ?? 0);
    const y = (outline[at + 1] ?? 0) / STEPS_PER_UNIT / 2 + (puzzle.homeY[9] ?? 0);
    const place = rotate(x, y, 6);
    if (pickAt({ board, ...rest }, outlines, { x: CENTRE + place.x, y: CENTRE + place.y })?.piece === 9) inside += 1;
  }
  expect(inside).toBeGreaterThan(outline.length / 2 / 2);
});

describe('where pieces overlap', () => {
  test('picks the one that was lifted last, and a single piece before a larger group', () => {
    const { board, outlines, ...rest } = frameOf();
    replaceGroup(board, 8, { x: CENTRE, y: CENTRE, z: 5 });
    replaceGroup(board, 9, {
      x: CENTRE + (board.rules.puzzle.homeX[8] ?? 0) - (board.rules.puzzle.homeX[9] ?? 0),
      y: CENTRE,
      z: 6,
    });
    const at = pieceCentre(board, 8);
    expect(pickAt({ board, ...rest }, outlines, at)?.piece).toBe(9);
    // Piece 9 becomes part of a larger group: now it is beneath, though it was lifted later.
    const { x, y } = groupOf(board, 9);
    replaceGroup(board, 10, { x, y });
    apply(board, { kind: 'joined', group: 9, other: 10, x, y }, 2);
    expect(pickAt({ board, ...rest }, outlines, at)?.piece).toBe(8);
  });

  test('picks a held piece before those that lie', () => {
    const { board, outlines, ...rest } = frameOf();
    replaceGroup(board, 8, { x: CENTRE, y: CENTRE, z: 1 });
    replaceGroup(board, 9, {
      x: CENTRE + (board.rules.puzzle.homeX[8] ?? 0) - (board.rules.puzzle.homeX[9] ?? 0),
      y: CENTRE,
      z: 6,
    });
    expect(pickAt({ board, ...rest, inHand: new Set([8]) }, outlines, pieceCentre(board, 8))?.piece).toBe(8);
  });
});

test('picks a piece where it is drawn, not where the board has it', () => {
  const { board, outlines, ...rest } = frameOf();
  const at = pieceCentre(board, 5);
  const group = groupOf(board, 5);
  const positions = new Map([[5, { x: group.x + 0.5, y: group.y + 9_000 }]]);
  const elsewhere = { board, ...rest, positions };
  expect(pickAt(elsewhere, outlines, at)).toBeNull();
  expect(pickAt(elsewhere, outlines, { x: at.x, y: at.y + 9_000 })).toMatchObject({
    piece: 5,
    origin: { x: group.x + 0.5, y: group.y + 9_000 },
  });
});

test('does not pick a piece that has joined the mat', () => {
  const { board, outlines, ...rest } = frameOf();
  apply(board, { kind: 'joined', group: MAT_ID, other: 3, x: CENTRE, y: CENTRE }, 2);
  expect(pickAt({ board, ...rest }, outlines, pieceCentre(board, 3))).toBeNull();
  expect(pickNear({ board, ...rest }, outlines, pieceCentre(board, 3), 200)).toBeNull();
});

describe('a finger', () => {
  test('takes the nearest piece within its reach', () => {
    const { board, outlines, ...rest } = frameOf();
    replaceGroup(board, 1, { x: CENTRE, y: CENTRE });
    const place = pieceCentre(board, 1);
    // Above the flat top of a corner piece.
    const at = { x: place.x, y: place.y - board.rules.puzzle.placeOf(1).height / 2 - 300 };
    expect(pickNear({ board, ...rest }, outlines, at, 299)).toBeNull();
    expect(pickNear({ board, ...rest }, outlines, at, 301)?.piece).toBe(1);
  });

  test('takes the piece under it, however near another one is', () => {
    const { board, outlines, ...rest } = frameOf();
    for (let piece = 1; piece <= board.rules.puzzle.pieces; piece += 1) {
      expect(pickNear({ board, ...rest }, outlines, pieceCentre(board, piece), 3_000)?.piece).toBe(piece);
    }
  });
});
