import { describe, expect, test } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, groupOf } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import type { Point } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { cardsSpec, cutCards, type RequestedCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { nearMissOf } from './near-miss.ts';
import { describeNearMiss } from './near-miss-words.ts';

let counter = 0;
/** Drops the piece so far from its home on the mat, in shares of a piece, and says why it joins nothing. */
function missAt(board: Board, piece: PieceId, right: number, down = 0) {
  const { pieceSize } = board.rules.puzzle;
  const put = drop(
    board,
    piece,
    MAT_ORIGIN.x + Math.round(right * pieceSize),
    MAT_ORIGIN.y + Math.round(down * pieceSize),
  );
  return nearMissOf(board, piece, put);
}

/** @returns the origin with which it was put down */
function drop(board: Board, piece: PieceId, x: number, y: number): Point {
  counter += 1;
  const move = { kind: 'drop', piece, x, y, operation: { page: 1, counter }, seen: { epoch: 0, seq: 99 } } as const;
  const decision = decide(board, { member: 1, page: 1, isTeacher: false }, move, 1);
  if (!decision.ok) throw new Error(decision.refusal.code);
  for (const event of decision.events) apply(board, event, board.seq + 1);
  return { x, y };
}

/** @returns the origin with which a card was put down on the home of another */
function dropOnHome(board: Board, card: PieceId, home: PieceId): Point {
  const { homeX, homeY } = board.rules.puzzle;
  const [x, y] = [(homeX[home] ?? 0) - (homeX[card] ?? 0), (homeY[home] ?? 0) - (homeY[card] ?? 0)];
  return drop(board, card, MAT_ORIGIN.x + x, MAT_ORIGIN.y + y);
}

function boardOf(request: RequestedCards): Board {
  const spec = cardsSpec(request, 1);
  if (spec === null) throw new Error('no set');
  return boardOfSeed(boardRules(cutCards(spec), 'normal', false), 1);
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
    const beside = (share: number) => drop(board, 9, 20_000 + Math.round(board.rules.puzzle.pieceSize * share), 20_000);
    expect(nearMissOf(board, 9, beside(0.3))).toBe('near');
    expect(nearMissOf(board, 9, beside(0.8))).toBeNull();
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

  test('has nothing beside it each time at its place, and once where it is parked', () => {
    const board = sampleBoard('normal');
    const say = (right: number) => {
      const put = drop(board, 8, MAT_ORIGIN.x + Math.round(right * board.rules.puzzle.pieceSize), MAT_ORIGIN.y);
      return describeNearMiss(board, 8, put);
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
    const put = drop(board, turned.id, MAT_ORIGIN.x + 2 * x, MAT_ORIGIN.y + 2 * y);
    expect(nearMissOf(board, turned.id, put)).toBe('turned');
  });

  test('is in the picture otherwise', () => {
    const board = sampleBoard('easy');
    expect(missAt(board, 8, 0)).toBeNull();
    expect(groupOf(board, 8).id).toBe(0);
  });
});

test('tells of a card only that its place is wrong or taken, and of one beside the sheet nothing', () => {
  const board = boardOf({ layout: 'order', groups: [['one'], ['two'], ['three']] });
  const wrong = dropOnHome(board, 1, 2);
  expect([nearMissOf(board, 1, wrong), describeNearMiss(board, 1, wrong)]).toEqual([
    'wrong-place',
    'Not here. Try another place.',
  ]);
  expect(nearMissOf(board, 1, dropOnHome(board, 1, 1))).toBeNull();
  // The first card stays there for good: the second one lies beside the sheet.
  const taken = dropOnHome(board, 2, 1);
  expect([nearMissOf(board, 2, taken), describeNearMiss(board, 2, taken)]).toEqual([
    'taken-place',
    'There is already a card here.',
  ]);
  const { spec } = board.rules.puzzle;
  expect(nearMissOf(board, 2, drop(board, 2, MAT_ORIGIN.x + 2 * spec.width, MAT_ORIGIN.y))).toBeNull();
});

test.each(['at-once', 'when-asked'] as const)('is a full box’s, where it takes no more cards (%s)', (feedback) => {
  const letters = [...'abcdefghijkl'];
  const boxes = [0, 1, 2].map((box) => ({ name: `${box}`, cards: letters.slice(4 * box, 4 * box + 4) }));
  const board = boardOf({ layout: 'sort', boxes, extra: [], feedback });
  const sentences = letters.map((_, index) => describeNearMiss(board, index + 1, dropOnHome(board, index + 1, 1)));
  // Told at once: room for its own and a wrong one. Told when asked: for twice as many as belong there.
  const room = feedback === 'at-once' ? 5 : 8;
  const usual = feedback === 'at-once' ? 'Not here. Try another place.' : null;
  expect(sentences).toEqual(
    letters.map((_, index) => (index >= room ? 'This box is full.' : index < 4 ? null : usual)),
  );
  // Beside the sheet, and put down there again, there is nothing to say.
  const { x, y } = groupOf(board, 12);
  expect(describeNearMiss(board, 12, drop(board, 12, x, y))).toBeNull();
});
