import { expect, test } from 'vitest';
import { apply } from '#shared/board/apply.ts';
import { boardOfSeed, groupOf } from '#shared/board/board.ts';
import { boardRules, MAT_ID } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import { CENTRE } from '#shared/limits.ts';
import { cutCards, labelSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import { placesTaking } from './place-light.ts';

const ACTOR = { member: 1, page: 7, isTeacher: false };

function boardOf() {
  const labels = ['leaf', 'stem', 'root'].map((words, index) => ({ words, x: 5_000, y: 4_600 + 400 * index }));
  const spec = labelSpec({ layout: 'label', labels }, { width: 800, height: 600 }, 5);
  if (spec === null) throw new Error('no set');
  return { board: boardOfSeed(boardRules(cutCards(spec), 'normal', false), 3), spec };
}

test('tells the nearest place around a carried card, right or wrong: that in which it lies when it is put down', () => {
  const { board, spec } = boardOf();
  const { homeX, homeY } = board.rules.puzzle;
  for (const [index, { card }] of spec.spots.entries()) {
    for (const piece of [1, 2, 3]) {
      // A little off its middle.
      const middle = { x: card.left + card.width / 2 + 100, y: card.top + card.height / 2 - 60 };
      const at = {
        x: CENTRE - spec.width / 2 + middle.x - (homeX[piece] ?? 0),
        y: CENTRE - spec.height / 2 + middle.y - (homeY[piece] ?? 0),
      };
      const frame = { board, inHand: new Set([piece]), positions: new Map([[piece, at]]) };
      expect(placesTaking(frame)).toEqual([index + 1]);
    }
  }
});

test('tells no place away from all of them, none that is taken for good, and none while nothing is in hand', () => {
  const { board } = boardOf();
  const at = { x: CENTRE, y: CENTRE };
  const positions = new Map([1, 2].map((piece) => [piece, at]));
  expect(placesTaking({ board, inHand: new Set([1, 2]), positions })).toEqual([1, 2]);
  expect(placesTaking({ board, inHand: new Set(), positions })).toEqual([]);
  const away = new Map([[1, { x: CENTRE, y: CENTRE + 60_000 }]]);
  expect(placesTaking({ board, inHand: new Set([1]), positions: away })).toEqual([]);
  const operation = { page: 7, counter: 1 };
  const seen = { epoch: board.epoch, seq: board.seq };
  const decision = decide(board, ACTOR, { kind: 'drop', piece: 1, ...at, operation, seen }, 0);
  if (!decision.ok) throw new Error('refused');
  for (const event of decision.events) apply(board, event, board.seq + 1);
  expect(groupOf(board, 1).id).toBe(MAT_ID);
  // Card 2 over the place of card 1.
  const { homeX, homeY } = board.rules.puzzle;
  const over = { x: CENTRE + (homeX[1] ?? 0) - (homeX[2] ?? 0), y: CENTRE + (homeY[1] ?? 0) - (homeY[2] ?? 0) };
  expect(placesTaking({ board, inHand: new Set([2]), positions: new Map([[2, over]]) })).toEqual([]);
});
