import { beforeEach, describe, expect, it } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import type { Board } from '#shared/board/board.ts';
import { MAT_ORIGIN } from '#shared/board/board-rules.ts';
import type { PieceId } from '#shared/ids.ts';
import { Hints } from './hints.ts';

let board: Board;
let sent: [PieceId, number][];
let hints: Hints;

function begin(difficulty: 'normal' | 'hard' = 'normal'): void {
  board = sampleBoard(difficulty);
  sent = [];
  hints = new Hints({ predicted: board, rules: board.rules, hint: (piece, level) => sent.push([piece, level]) });
}

beforeEach(() => begin());

describe('hints', () => {
  it('are more exact each time, then come with a hand, and are counted by piece', () => {
    const levels = [8, 8, 3, 8, 8].map((piece) => hints.next(piece).level);
    expect(levels).toEqual([1, 2, 1, 3, 3]);
    expect(sent).toEqual([
      [8, 1],
      [8, 2],
      [3, 1],
      [8, 3],
      [8, 3],
    ]);
    expect(hints.count.value).toBe(5);
    expect(hints.lit.value).toEqual({ piece: 8, level: 3 });
    expect(hints.hand.value).toEqual({ piece: 8, isTeachers: false });
  });

  it('come with no hand before the place is lit', () => {
    for (let count = 0; count < 3; count += 1) hints.next(8);
    expect(hints.hand.value).toBeNull();
  });

  it('stay lit while their piece is in hand, and go out when another one is', () => {
    hints.next(8);
    hints.onTaken(8);
    expect(hints.lit.value).not.toBeNull();
    hints.onTaken(9);
    expect(hints.lit.value).toBeNull();
  });

  it('stay lit while their piece is carried, and go out once it is let go of', () => {
    hints.next(8);
    apply(board, { kind: 'lifted', group: 8, member: 1, page: 77 }, 2);
    apply(board, { kind: 'dragged', group: 8, x: 20_000, y: 20_000 }, 3);
    hints.refresh([8]);
    expect(hints.lit.value).toEqual({ piece: 8, level: 1 });
    apply(board, { kind: 'released', group: 8, x: 20_000, y: 20_000 }, 4);
    hints.refresh([]);
    expect(hints.lit.value).toBeNull();
    expect(hints.next(8).level).toBe(2);
  });

  it('go out once their piece is chosen no more', () => {
    hints.next(8);
    hints.refresh([8]);
    expect(hints.lit.value).not.toBeNull();
    hints.refresh([9]);
    expect(hints.lit.value).toBeNull();
  });

  it('that a teacher shows wait for the piece, until it has been moved', () => {
    hints.showPlace(8);
    hints.refresh([]);
    hints.refresh([8]);
    expect(hints.lit.value).not.toBeNull();
    hints.refresh([]);
    expect(hints.lit.value).toBeNull();
    hints.showPlace(8);
    hints.refresh([]);
    expect(hints.lit.value).not.toBeNull();
    const operation = { page: 77, counter: 1 };
    apply(board, { kind: 'dropped', group: 8, x: 20_000, y: 20_000, member: 1, operation }, 2);
    hints.refresh([]);
    expect(hints.lit.value).toBeNull();
  });

  it('end once the page is used for something else, unless a teacher shows them', () => {
    for (let count = 0; count < 4; count += 1) hints.next(8);
    expect(hints.hand.value).not.toBeNull();
    hints.onUsedElsewhere();
    expect([hints.lit.value, hints.hand.value]).toEqual([null, null]);
    hints.showPlace(8);
    hints.onUsedElsewhere();
    expect([hints.lit.value, hints.hand.value]).toEqual([
      { piece: 8, level: 3 },
      { piece: 8, isTeachers: true },
    ]);
    hints.next(8);
    hints.onUsedElsewhere();
    expect(hints.lit.value).toBeNull();
  });

  it('go out once their piece is hidden', () => {
    hints.showPlace(8);
    hints.onHidden((piece) => piece !== 8);
    expect(hints.lit.value).not.toBeNull();
    hints.onHidden((piece) => piece === 8);
    expect(hints.lit.value).toBeNull();
  });

  it('go out once their piece is in the picture', () => {
    hints.showPlace(8);
    hints.refresh([]);
    expect(hints.lit.value).toEqual({ piece: 8, level: 3 });
    apply(board, { kind: 'joined', group: 0, other: 8, ...MAT_ORIGIN }, 2);
    hints.refresh([8]);
    expect(hints.lit.value).toBeNull();
  });

  it('go out without a mat once their piece has joined something', () => {
    begin('hard');
    hints.next(8);
    hints.refresh([8]);
    expect(hints.lit.value).not.toBeNull();
    apply(board, { kind: 'joined', group: 8, other: 9, x: 20_000, y: 20_000 }, 2);
    hints.refresh([8]);
    expect(hints.lit.value).toBeNull();
  });

  it('are given once for being armed', () => {
    hints.arm(true);
    hints.next(8);
    expect(hints.isArmed.value).toBe(false);
  });
});
