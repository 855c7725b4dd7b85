import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSorts } from '#e2e/fixtures/random-sorts.ts';
import { CardPlay, cardsOf } from '#e2e/simulation/kinds/card-play.ts';
import { SeenCards } from '#e2e/simulation/kinds/seen-cards.ts';
import { apply } from '#shared/board/apply.ts';
import { boardProgress, copyOf, isConsistent } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import { decide } from '#shared/board/decide.ts';
import { applyPatch } from '#shared/board/patch.ts';
import type { PieceId } from '#shared/ids.ts';
import { CENTRE, LABEL_SHARES } from '#shared/limits.ts';
import { decodePatch, encodePatch } from '#shared/wire/frames/patch-frame.ts';
import { type CardsSpec, cardsSpec, labelSpec, type RequestedCards } from './cards.ts';

const words = fc.constantFrom('and', 'or', 'but', 'so', '그리고');
const feedback = 'when-asked' as const;
const requests: fc.Arbitrary<RequestedCards> = fc.oneof(
  randomSorts(words).map((request) => ({ ...request, feedback })),
  fc
    .array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    .map((groups) => ({ layout: 'order' as const, groups, feedback })),
  fc
    .array(fc.tuple(words, words), { minLength: 2, maxLength: 6 })
    .map((pairs) => ({ layout: 'match' as const, pairs, feedback })),
);
const shares = fc.integer({ min: 0, max: LABEL_SHARES });
const labels = fc.array(fc.record({ words, x: shares, y: shares }), { minLength: 2, maxLength: 8 });
const specs: fc.Arbitrary<CardsSpec> = fc
  .oneof(
    { arbitrary: requests.map((request) => cardsSpec(request, 5)), weight: 3 },
    labels.map((written) => labelSpec({ layout: 'label', labels: written, feedback }, { width: 800, height: 600 }, 5)),
  )
  .filter((spec) => spec !== null);
const steps = fc.array(fc.record({ card: fc.nat(), home: fc.option(fc.nat(), { freq: 6 }), checks: fc.boolean() }), {
  minLength: 1,
  maxLength: 40,
});

// Proves I5, I9.
describe('a check', () => {
  it('counts what is right by the words in the places, locks that, marks the rest that lies in places, and moves no word', () => {
    const seen = { right: 0, wrong: 0, swapped: 0, solved: 0, refused: 0 };
    fc.assert(
      fc.property(specs, steps, (spec, moves) => {
        const play = new SeenCards(spec);
        const { cards, board } = play;
        const check = () => {
          const before = { words: play.words, expected: play.expected, moved: copyOf(board) };
          expect(play.check()).toBe(true);
          expect(play.words).toEqual(before.words);
          expect({ right: play.checked?.right, wrong: play.checked?.wrong.length }).toEqual(before.expected);
          expect([...board.wrongPieces]).toEqual(play.checked?.wrong);
          seen.right += play.checked?.right ?? 0;
          seen.wrong += board.wrongPieces.size;
          for (const card of board.wrongPieces) expect(play.blockWith(card)).toEqual(expect.any(String));
          const { groups } = before.moved;
          if (
            cards.some((each) => play.isPlaced(each) && groups.has(each) && isElsewhere(play, each, groups.get(each)))
          )
            seen.swapped += 1;
          // Solved stays solved, though a card that belongs in no box may be taken out of one again.
          expect(board.solved).toBe(before.moved.solved || before.expected.right === cards.length);
        };
        for (const { card: any, home, checks } of moves) {
          const card = cards[any % cards.length] ?? 1;
          if (play.isPlaced(card)) {
            expect(play.putIn(card, card)).toBe(false);
            seen.refused += 1;
          } else if (home === null) play.put(card, 10_000, 10_000);
          else play.putIn(card, cards[home % cards.length] ?? 1);
          expect(board.wrongPieces.has(card)).toBe(false);
          const locked = cards.filter((each) => play.isPlaced(each));
          if (checks) check();
          for (const each of locked) expect(play.isPlaced(each)).toBe(true);
          expect(isConsistent(board)).toBe(true);
        }
        // What lies in the way of others goes aside first.
        for (const card of cards) if (!play.isPlaced(card)) play.put(card, 10_000, 10_000);
        for (const card of cards) if (!play.isPlaced(card)) play.putIn(card, card);
        expect(play.solvedEvents).toBe(board.solved ? 1 : 0);
        check();
        expect([board.solved, play.solvedEvents]).toEqual([true, 1]);
        seen.solved += 1;
        expect(boardProgress(board)).toEqual({ done: cards.length, of: cards.length });
        expect(fingerprintOf(play.logged)).toEqual(fingerprintOf(board));
      }),
      { numRuns: 120 },
    );
    expect(
      Math.min(...Object.values(seen)),
      `a run without all proves nothing: ${JSON.stringify(seen)}`,
    ).toBeGreaterThan(20);
  });

  const order: RequestedCards = { layout: 'order', groups: [['one'], ['two'], ['three']], feedback };

  it('marks wrong cards until they are taken up, and a patch has the marks', () => {
    const play = new CardPlay(cardsOf(order));
    const reader = copyOf(play.board);
    play.putIn(1, 1);
    play.putIn(2, 3);
    play.putIn(3, 2);
    const from = play.board.seq;
    play.check();
    expect(play.checked).toMatchObject({ right: 1, wrong: [2, 3] });
    expect([play.isPlaced(1), play.isPlaced(2)]).toEqual([true, false]);
    const head = { board: 1, time: 0, committedSeq: 0 };
    for (const patch of [encodePatch(play.board, 0, head), encodePatch(play.board, 0, head, true)]) {
      applyPatch(reader, decodePatch(patch));
      expect([...reader.wrongPieces]).toEqual([2, 3]);
    }
    apply(play.board, { kind: 'lifted', group: 3, member: 2, page: 9 }, play.board.seq + 1);
    play.board.seq += 1;
    expect([...play.board.wrongPieces]).toEqual([2]);
    applyPatch(reader, decodePatch(encodePatch(play.board, from, head)));
    expect([...reader.wrongPieces]).toEqual([2]);
    apply(play.board, { kind: 'reset', seed: 1, member: 0, operation: { page: 1, counter: 1 } }, play.board.seq + 1);
    expect([...play.board.wrongPieces]).toEqual([]);
  });

  it('takes nothing out of a hand: what waits for a card in a hand stays unmarked, and joins when it is checked again', () => {
    const play = new CardPlay(cardsOf({ layout: 'order', groups: [['go'], ['stop'], ['go']], feedback }));
    play.putIn(1, 3);
    apply(play.board, { kind: 'lifted', group: 3, member: 2, page: 9 }, 1);
    play.check();
    expect(play.checked).toMatchObject({ right: 1, wrong: [] });
    apply(play.board, { kind: 'released', group: 3, x: CENTRE, y: 9_000 }, 2);
    play.check();
    expect(play.checked).toMatchObject({ right: 1, wrong: [] });
    expect(play.cards.filter((card) => play.isPlaced(card))).toHaveLength(1);
  });

  it('says nothing of cards in a box that has no right answer, but in one for cards that belong nowhere', () => {
    const boxes = [
      { name: 'flies', cards: ['eagle'] },
      { name: 'has fur', cards: ['fox'] },
      { name: 'not sure', cards: [] },
    ];
    const unsure = new CardPlay(cardsOf({ layout: 'sort', boxes, extra: [], feedback }));
    const { middle } = emptyBox(unsure);
    unsure.put(1, middle.x, middle.y);
    unsure.check();
    expect(unsure.checked).toMatchObject({ right: 0, wrong: [] });
    const nowhere = new CardPlay(cardsOf({ layout: 'sort', boxes, extra: ['stone'], feedback }));
    nowhere.putIn(3, 3);
    nowhere.putIn(1, 3);
    nowhere.check();
    expect(nowhere.checked).toMatchObject({ right: 1, wrong: [1] });
    for (const card of [1, 2]) nowhere.putIn(card, card);
    nowhere.check();
    expect([nowhere.checked?.right, nowhere.board.solved]).toEqual([3, true]);
  });

  it('is refused where it is told at once or never, and on a paused board', () => {
    for (const other of ['at-once', 'never'] as const)
      expect(new CardPlay(cardsOf({ ...order, feedback: other })).check()).toBe(false);
    const { board } = new CardPlay(cardsOf(order));
    apply(board, { kind: 'paused' }, 1);
    const check = { kind: 'check', operation: { page: 7, counter: 1 } } as const;
    const student = { member: 1, page: 7, isTeacher: false };
    expect(decide(board, student, check, 1)).toEqual({ ok: false, refusal: { code: 'paused' } });
    expect(decide(board, { member: 0, page: 8, isTeacher: true }, check, 1)).toMatchObject({ ok: true });
  });
});

function isElsewhere(
  { board }: CardPlay,
  card: PieceId,
  before: { readonly x: number; readonly y: number } | undefined,
) {
  return before !== undefined && board.groupOf[card] === 0 && (before.x !== CENTRE || before.y !== CENTRE);
}

/** The middle of the box that is nobody's home, on the plane. */
function emptyBox({ puzzle }: CardPlay) {
  const room = puzzle.boxes?.rooms.at(-1);
  if (room === undefined) throw new Error('no box');
  const { left, top, width, height } = room;
  const middle = {
    x: Math.floor(CENTRE - puzzle.spec.width / 2 + left + width / 2),
    y: Math.floor(CENTRE - puzzle.spec.height / 2 + top + height / 2),
  };
  return { middle };
}
