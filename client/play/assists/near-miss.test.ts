import { describe, expect, test } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, groupOf } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import type { PieceId } from '#shared/ids.ts';
import { cardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { nearMissOf } from './near-miss.ts';
import { describeNearMiss } from './near-miss-words.ts';

let counter = 0;
/** Drops the piece so far from its home on the mat, in shares of a piece, and says why it joins nothing. */
function missAt(board: Board, piece: PieceId, right: number, down = 0) {
  const { pieceSize } = board.rules.puzzle;
  drop(board, piece, MAT_ORIGIN.x + Math.round(right * pieceSize), MAT_ORIGIN.y + Math.round(down * pieceSize));
  return nearMissOf(board, piece);
}

function drop(board: Board, piece: PieceId, x: number, y: number): void {
  counter += 1;
  const move = { kind: 'drop', piece, x, y, operation: { page: 1, counter }, seen: { epoch: 0, seq: 99 } } as const;
  const decision = decide(board, { member: 1, page: 1, isTeacher: false }, move, 1);
  if (!decision.ok) throw new Error(decision.refusal.code);
  for (const event of decision.events) apply(board, event, board.seq + 1);
}

/** The sample board has 24 pieces, 6 x 4: 1 is a corner, 8 is in its middle. */
describe('a piece that joins nothing', () => {
  test('is nearly there up to over half a piece off its place, and no farther', () => {
    const board = sampleBoard('easy');
    expect([0.3, 0.55, 0.7, 1, -3].map((right) => missAt(board, 1, right))).toEqual(['near', 'near', null, null, null]);
  });

  test('is nearly there beside a neighbour, too', () => {
    const board = sampleBoard('hard');
    drop(board, 8, 20_000, 20_000);
    drop(board, 9, 20_000 + Math.round(board.rules.puzzle.pieceSize * 0.3), 20_000);
    expect(nearMissOf(board, 9)).toBe('near');
    drop(board, 9, 20_000 + Math.round(board.rules.puzzle.pieceSize * 0.8), 20_000);
    expect(nearMissOf(board, 9)).toBeNull();
  });

  test('has nothing beside it on the mat, at its place or parked elsewhere', () => {
    const board = sampleBoard('normal');
    expect([missAt(board, 8, 0), missAt(board, 8, 2, 1)]).toEqual(['nothing-beside', 'parked']);
    // Beside the mat it simply lies on the table.
    expect(missAt(board, 8, 6)).toBeNull();
    expect(missAt(board, 2, 0)).toBeNull();
    expect(groupOf(board, 2).id).toBe(0);
    expect(missAt(board, 8, 0.4)).toBe('near');
  });

  test('is said to have nothing beside it each time at its place, and once where it is parked', () => {
    const board = sampleBoard('normal');
    const say = (right: number) => {
      missAt(board, 8, right);
      return describeNearMiss(board, 8);
    };
    expect(say(2)).toMatch(/Begin at the edge/);
    expect([say(2), say(1.5)]).toEqual([null, null]);
    expect([say(0), say(0)]).toEqual([expect.any(String), expect.any(String)]);
  });

  test('may be turned', () => {
    const board = sampleBoard('easy', true);
    const turned = [...board.groups.values()].find(({ id, turn }) => id !== 0 && turn === 12);
    if (turned === undefined) throw new Error('no turned piece');
    const { homeX, homeY } = board.rules.puzzle;
    const [x, y] = [homeX[turned.id] ?? 0, homeY[turned.id] ?? 0];
    // Half a turn puts its middle on the other side of the origin.
    drop(board, turned.id, MAT_ORIGIN.x + 2 * x, MAT_ORIGIN.y + 2 * y);
    expect(nearMissOf(board, turned.id)).toBe('turned');
  });

  test('is in the picture otherwise', () => {
    const board = sampleBoard('easy');
    expect(missAt(board, 8, 0)).toBeNull();
    expect(groupOf(board, 8).id).toBe(0);
  });
});

test('is not said of a card but that its place is wrong, and of one beside the sheet nothing', () => {
  const spec = cardsSpec({ layout: 'order', groups: [['one'], ['two'], ['three']] }, 1);
  if (spec === null) throw new Error('no set');
  const board = boardOfSeed(boardRules(cutCards(spec), 'normal', false), 1);
  const { homeX, homeY } = board.rules.puzzle;
  const into = (card: PieceId, place: PieceId) =>
    drop(
      board,
      card,
      MAT_ORIGIN.x + (homeX[place] ?? 0) - (homeX[card] ?? 0),
      MAT_ORIGIN.y + (homeY[place] ?? 0) - (homeY[card] ?? 0),
    );
  into(1, 2);
  expect([nearMissOf(board, 1), describeNearMiss(board, 1)]).toEqual(['wrong-place', 'Not here. Try another place.']);
  into(1, 1);
  expect(nearMissOf(board, 1)).toBeNull();
  expect(nearMissOf(board, 2)).toBeNull();
});
