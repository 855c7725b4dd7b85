import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CardPlay, cardsOf } from '#e2e/simulation/kinds/card-play.ts';
import { apply } from '#shared/board/apply.ts';
import { boardProgress, copyOf, isConsistent } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { PieceId } from '#shared/ids.ts';
import { CARDS_MAX, CENTRE, LABEL_SHARES, PLANE } from '#shared/limits.ts';
import { slotsOf } from '#shared/puzzle/table.ts';
import { type CardsSpec, cardsSpec, cutCards, labelSpec, type RequestedCards, type WrittenLabel } from './cards.ts';
import { type CardPositions, isSolved, mayStay } from './judge.ts';

/** Every card has a place of its own. */
class Play extends CardPlay {
  /** The place that each card lies in, as the judge counts them. */
  get positions(): CardPositions {
    const { puzzle, board } = this;
    const all = this.cards;
    const at = (card: PieceId) => {
      const group = board.groups.get(board.groupOf[card] ?? 0);
      const home = all.find(
        (each) =>
          group?.x === CENTRE + (puzzle.homeX[each] ?? 0) - (puzzle.homeX[card] ?? 0) &&
          group.y === CENTRE + (puzzle.homeY[each] ?? 0) - (puzzle.homeY[card] ?? 0),
      );
      return home === undefined ? null : home - 1;
    };
    return [null, ...all.map(at)];
  }

  /** The places of the cards that stay. */
  get staying(): Map<number, number> {
    return new Map(this.cards.filter((card) => this.isPlaced(card)).map((card) => [card, card - 1]));
  }
}

const words = fc.constantFrom('and', 'or', 'but', 'so', '그리고', '하지만', 'yes', 'no');
const requests: fc.Arbitrary<RequestedCards> = fc.oneof(
  fc
    .array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 })
    .map((groups) => ({ layout: 'order' as const, groups })),
  fc
    .array(fc.tuple(words, words), { minLength: 2, maxLength: 8 })
    .map((pairs) => ({ layout: 'match' as const, pairs })),
);
const share = fc.integer({ min: 0, max: LABEL_SHARES });
const labels = fc.array(fc.record({ words, x: share, y: share }), { minLength: 2, maxLength: 8 });
/** All layouts whose places take one card each. */
const specs: fc.Arbitrary<CardsSpec> = fc.oneof(
  { arbitrary: requests.map(cardsOf), weight: 2 },
  { arbitrary: labels.map(labelled), weight: 1 },
);

function labelled(written: readonly WrittenLabel[]): CardsSpec {
  const spec = labelSpec({ layout: 'label', labels: written }, { width: 800, height: 600 }, 5);
  if (spec === null) throw new Error('no set');
  return spec;
}

const drops = fc.array(
  fc.record({
    card: fc.nat(),
    into: fc.option(fc.nat(), { freq: 6 }),
    x: fc.integer({ min: 20_000, max: 45_000 }),
    y: fc.integer({ min: 20_000, max: 45_000 }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Do any two places take the same cards, or none in common? Elsewhere the judge, who knows no groups of steps, lets more stay. */
function areTakesApart({ set }: CardsSpec): boolean {
  const all = set.places.map(({ takes }) => takes ?? []);
  return all.every((a) => all.every((b) => String(a) === String(b) || !a.some((taken) => b.includes(taken))));
}

/** Every free card is tried in every place until nothing changes. */
function finish(play: Play): void {
  for (const card of play.cards) for (const home of play.cards) if (!play.isPlaced(card)) play.putIn(card, home);
}

describe('a card that is put down', () => {
  it('stays only among the steps that have one of its word left', () => {
    const play = new Play(
      cardsOf({
        layout: 'order',
        groups: [
          ['and', 'no'],
          ['and', 'no', 'or'],
        ],
      }),
    );
    play.putIn(2, 1);
    expect([...play.staying.keys()]).toEqual([2]);
    // A second "no" has no step among the first two.
    play.putIn(4, 1);
    expect(play.isPlaced(4)).toBe(false);
    finish(play);
    expect(play.board.solved).toBe(true);
  });

  it('stays exactly where the judge says that it may, and the set is solved when all do', () => {
    const outcomes = { stayed: 0, lay: 0 };
    fc.assert(
      fc.property(specs.filter(areTakesApart), drops, (spec, steps) => {
        const play = new Play(spec);
        const { cards } = play;
        for (const { card: any, into, x, y } of steps) {
          const card = cards[any % cards.length] ?? 1;
          if (play.isPlaced(card)) {
            expect(play.putIn(card, 1)).toBe(false);
            continue;
          }
          const done = play.staying.size;
          if (into === null) play.put(card, x, y);
          else {
            const home = cards[into % cards.length] ?? 1;
            const isOpen = !play.isPlaced(home);
            const before = play.staying;
            const positions: CardPositions = play.positions.map((at, each) =>
              each === card ? home - 1 : at === home - 1 ? null : at,
            );
            play.putIn(card, home);
            const stays = isOpen && mayStay(play.spec.set, positions, card, before);
            expect(play.staying.size).toBe(done + (stays ? 1 : 0));
            if (!stays && isOpen) expect(play.positions[card]).toBe(home - 1);
            outcomes[stays ? 'stayed' : 'lay'] += 1;
          }
          expect(isConsistent(play.board)).toBe(true);
          expect(boardProgress(play.board)).toEqual({ done: play.staying.size, of: cards.length });
          expect(play.board.solved).toBe(isSolved(play.spec.set, play.positions));
          expect(play.onWall.solved).toBe(play.board.solved);
        }
        finish(play);
        expect(play.board.solved).toBe(true);
        expect(isSolved(play.spec.set, play.positions)).toBe(true);
        expect(play.solvedEvents).toBe(1);
        // The log and the wall tell the same.
        expect(fingerprintOf(play.logged)).toEqual(fingerprintOf(play.board));
        expect([play.logged.solved, play.onWall.solved]).toEqual([true, true]);
      }),
      { numRuns: 200 },
    );
    expect(Math.min(outcomes.stayed, outcomes.lay), 'a run without both proves nothing').toBeGreaterThan(20);
  });

  it('fits either gap when another one is equal, wherever that one lies', () => {
    const play = new Play(
      cardsOf({
        layout: 'match',
        pairs: [
          ['bread', 'and'],
          ['salt', 'and'],
          ['end', 'so'],
        ],
      }),
    );
    play.putIn(1, 2);
    expect([play.isPlaced(2), play.isPlaced(1)]).toEqual([true, false]);
    play.putIn(1, 1);
    expect(play.isPlaced(1)).toBe(true);
  });

  it('is right both ways where its author allows two orders', () => {
    const request: RequestedCards = { layout: 'order', groups: [['get up'], ['wash', 'dress'], ['leave']] };
    for (const home of [2, 3]) {
      const play = new Play(cardsOf(request));
      play.putIn(2, home);
      expect(play.isPlaced(2)).toBe(true);
      play.putIn(3, 1);
      expect(play.isPlaced(3)).toBe(false);
    }
  });

  it('sends away what lies in its place loosely, and goes beside the sheet where one stays', () => {
    const play = new Play(cardsOf({ layout: 'order', groups: [['one'], ['two'], ['three']] }));
    play.putIn(3, 1);
    expect(play.positions[3]).toBe(0);
    play.putIn(1, 1);
    expect([play.isPlaced(1), play.positions[3]]).toEqual([true, null]);
    play.putIn(2, 1);
    expect([play.isPlaced(2), play.positions[2]]).toEqual([false, null]);
  });

  it('takes nothing out of a hand', () => {
    const play = new Play(
      cardsOf({
        layout: 'match',
        pairs: [
          ['bread', 'and'],
          ['salt', 'and'],
        ],
      }),
    );
    const held = copyOf(play.board);
    apply(held, { kind: 'lifted', group: 2, member: 2, page: 9 }, 1);
    const { homeX, homeY } = play.puzzle;
    const at = { x: CENTRE + (homeX[2] ?? 0) - (homeX[1] ?? 0), y: CENTRE + (homeY[2] ?? 0) - (homeY[1] ?? 0) };
    const settled = play.puzzle.settle?.(held.groups, 1, at.x, at.y);
    expect(settled).toEqual({ x: CENTRE, y: CENTRE, moved: [], joined: 1 });
  });
});

describe('a set', () => {
  it.each([
    ['', {}],
    [' with words below pictures', { pictures: true, captions: true }],
    [' with pictures alone', { pictures: true }],
  ])('has room on the table for every number of cards%s, and places that do not overlap', (_, options) => {
    for (const layout of ['order', 'match'] as const) {
      for (let count = 2; count <= CARDS_MAX; count += 1) {
        const all = Array.from({ length: count }, (_, index) => `${index}`);
        const spec = cardsOf(
          layout === 'order'
            ? { layout, groups: all.map((each) => [each]), ...options }
            : { layout, pairs: all.map((each) => [each, each]), ...options },
        );
        const puzzle = cutCards(spec);
        const { table } = slotsOf(puzzle);
        expect(table.left).toBeGreaterThanOrEqual(0);
        expect(table.right).toBeLessThanOrEqual(PLANE);
        const places = all.map((_, index) => puzzle.placeOf(index + 1));
        for (const { left, top, width, height } of places) {
          expect([Number.isInteger(left), left >= 0, left + width <= spec.width]).toEqual([true, true, true]);
          expect([Number.isInteger(top), top >= 0, top + height <= spec.height]).toEqual([true, true, true]);
          expect(width < height * 1.2, 'a picture stands upright, or in a square').toBe('pictures' in spec);
        }
        const key = (place: (typeof places)[number]) => `${place.left} ${place.top}`;
        expect(new Set(places.map(key)).size).toBe(count);
      }
    }
  });

  it('is no set without cards, with too many, or with an empty or endless one', () => {
    const order = (...steps: string[]) => cardsSpec({ layout: 'order', groups: steps.map((each) => [each]) }, 1);
    expect(order('one')).toBeNull();
    expect(order('one', ' ')).toBeNull();
    expect(order('one', 'a'.repeat(5_000))).toBeNull();
    expect(order(...Array.from({ length: CARDS_MAX + 1 }, (_, index) => `${index}`))).toBeNull();
    expect(
      cardsSpec(
        {
          layout: 'match',
          pairs: [
            ['one', 'two'],
            ['', 'three'],
          ],
        },
        1,
      ),
    ).toBeNull();
    expect(cardsSpec({ layout: 'match', pairs: [['one', 'two'], ['three']] }, 1)).toBeNull();
    expect(order('one', 'two')?.words).toEqual(['', 'one', 'two']);
  });
});
