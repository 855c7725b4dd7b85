import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_LETTERS_MAX, CARDS_MAX } from '#shared/limits.ts';
import { type CardSet, cardProblem, classesOf } from './card-set.ts';
import { type CardPositions, hasRoom, isSolved, mayStay, verdictOf } from './judge.ts';
import { inOrder, labelled, matched } from './layouts.ts';
import { sortedSet } from './sort-set.ts';

const cardsOf = ({ classes }: CardSet) => classes.slice(1).map((_, index) => index + 1);

/** Every way in which the cards can lie, within the room of each place. For small sets. */
function* allPositions(set: CardSet, positions: CardPositions = [null]): Generator<CardPositions> {
  if (positions.length === set.classes.length) {
    yield positions;
    return;
  }
  yield* allPositions(set, [...positions, null]);
  for (const place of set.places.keys())
    if (hasRoom(set, positions, place)) yield* allPositions(set, [...positions, place]);
}

function countRight(set: CardSet, positions: CardPositions): number {
  return cardsOf(set).filter((card) => verdictOf(set, positions, card) === 'right').length;
}

/** By looking at all ways: no card is wrong, and in no other way without a wrong card more are right. */
function solvedByTrying(set: CardSet, positions: CardPositions): boolean {
  const isClean = (each: CardPositions) => cardsOf(set).every((card) => verdictOf(set, each, card) !== 'wrong');
  const best = Math.max(...[...allPositions(set)].filter(isClean).map((each) => countRight(set, each)));
  return isClean(positions) && countRight(set, positions) === best;
}

const places = (classes: number) =>
  fc.record({
    name: fc.constant('a place'),
    takes: fc.oneof(
      { arbitrary: fc.uniqueArray(fc.integer({ min: 1, max: classes }), { maxLength: 3 }), weight: 6 },
      { arbitrary: fc.constant(null), weight: 1 },
    ),
    room: fc.integer({ min: 1, max: 3 }),
  });
/** Equal cards, cards that belong nowhere or in several places, and places for one card, for many and without an answer. */
const setsUpTo = (cards: number, most: number): fc.Arbitrary<CardSet> =>
  fc.record({
    classes: fc
      .array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: cards })
      .map((classes) => [0, ...classes]),
    places: fc.array(places(4), { minLength: 1, maxLength: most }),
  });

describe('cards in places', () => {
  it('are solved exactly when none is wrong and no more can be right', () => {
    const outcomes = { solved: 0, not: 0 };
    fc.assert(
      fc.property(setsUpTo(4, 3), fc.nat(), (set, pick) => {
        const all = [...allPositions(set)];
        const some = all[pick % all.length] ?? [null];
        const best = all.find((positions) => solvedByTrying(set, positions)) ?? some;
        for (const positions of [some, best]) {
          const isDone = isSolved(set, positions);
          expect(isDone).toBe(solvedByTrying(set, positions));
          outcomes[isDone ? 'solved' : 'not'] += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(outcomes.solved, outcomes.not), 'a run without both proves nothing').toBeGreaterThan(20);
  });

  it('are solved at last by whoever puts cards where they may stay, in any order', () => {
    let refused = 0;
    fc.assert(
      fc.property(setsUpTo(12, 6), fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), (set, picks) => {
        const staying = new Map<number, number>();
        const positionsWith = (more: readonly (readonly [number, number])[]) => {
          const at = new Map([...staying, ...more]);
          return [null, ...cardsOf(set).map((card) => at.get(card) ?? null)];
        };
        const moves = () =>
          cardsOf(set).flatMap((card) =>
            staying.has(card) ? [] : [...set.places.keys()].map((place) => [card, place] as const),
          );
        for (const pick of picks) {
          const right = moves().filter(
            ([card, place]) =>
              hasRoom(set, positionsWith([]), place) &&
              verdictOf(set, positionsWith([[card, place]]), card) === 'right',
          );
          const allowed = right.filter(([card, place]) => mayStay(set, positionsWith([[card, place]]), card, staying));
          refused += right.length - allowed.length;
          const chosen = allowed[pick % Math.max(1, allowed.length)];
          if (chosen === undefined) break;
          staying.set(...chosen);
        }
        expect(isSolved(set, positionsWith([]))).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(refused, 'a run in which every right card may stay proves nothing').toBeGreaterThan(10);
  });
});

describe('the layouts', () => {
  it('take either of two equal cards in either gap', () => {
    const { set, words } = labelled([
      { name: 'after bread', card: 'and' },
      { name: 'after salt', card: 'and ' },
      { name: 'at the end', card: 'pepper' },
    ]);
    expect(words).toEqual(['', 'and', 'and ', 'pepper']);
    const solving = [...allPositions(set)].filter((positions) => isSolved(set, positions));
    expect(solving).toEqual([
      [null, 0, 1, 2],
      [null, 1, 0, 2],
    ]);
  });

  it('take steps in every order that the author allows, and in no other', () => {
    const { set } = inOrder([['get up'], ['wash', 'dress'], ['leave']]);
    const solving = [...allPositions(set)].filter((positions) => isSolved(set, positions));
    expect(solving).toEqual([
      [null, 0, 1, 2, 3],
      [null, 0, 2, 1, 3],
    ]);
  });

  it('take many cards in a box, leave alone what belongs nowhere, and call nothing wrong in a box without an answer', () => {
    const sorted = sortedSet(
      [
        { name: 'flies', cards: ['eagle', 'bat'] },
        { name: 'has fur', cards: ['bat ', 'fox'] },
        { name: 'not sure', cards: [] },
      ],
      ['stone'],
    );
    if (sorted === null) throw new Error('no set');
    const { set, words, homes } = sorted;
    expect(words).toEqual(['', 'eagle', 'bat', 'bat', 'fox', 'stone']);
    expect(homes).toEqual([0, 0, 0, 1, 1, 2]);
    expect(set.places.map(({ takes }) => takes)).toEqual([[1, 2], [2, 3], null]);
    for (const [bat, other] of [
      [0, 1],
      [1, 0],
    ] as const)
      expect(isSolved(set, [null, 0, bat, other, 1, null])).toBe(true);
    expect(isSolved(set, [null, 0, 0, 2, 1, null])).toBe(false);
    expect(isSolved(set, [null, 0, 0, 1, 1, 2])).toBe(true);
    expect(isSolved(set, [null, 0, 0, 1, 1, 0])).toBe(false);
    expect(verdictOf(set, [null, 0, 0, 1, 1, 0], 5)).toBe('wrong');
    expect(verdictOf(set, [null, 0, 0, 1, 1, 2], 5)).toBe('open');
  });

  it('match the second half of a pair to the first, and equal halves to either', () => {
    const { set } = matched([
      ['2 + 2', '4'],
      ['1 + 3', '4'],
      ['3 + 3', '6'],
    ]);
    expect(isSolved(set, [null, 1, 0, 2])).toBe(true);
    expect(isSolved(set, [null, 2, 0, 1])).toBe(false);
    expect(isSolved(set, [null, 0, 1, null])).toBe(false);
  });
});

describe('the words of cards', () => {
  it('are equal however they were typed, and differ where a reader sees that they do', () => {
    const jamo = '각'.normalize('NFD');
    expect(jamo).toHaveLength(3);
    expect(classesOf(['각', jamo, ' 각 ', '각\u200b'])).toEqual([0, 1, 1, 1, 1]);
    expect(classesOf(['in  order', 'in order', 'in\u00a0order'])).toEqual([0, 1, 1, 1]);
    expect(classesOf(['March', 'march', 'x²', 'x2', '½', '1⁄2'])).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it.each([
    [['one'], { code: 'cards-few' }],
    [Array.from({ length: CARDS_MAX + 1 }, (_, index) => `card ${index}`), { code: 'cards-many' }],
    [['one', ' \u200b ', 'three'], { code: 'card-empty', card: 1 }],
    [['one', 'a'.repeat(5_000)], { code: 'card-long', card: 1 }],
    [['one', '한'.repeat(CARD_LETTERS_MAX)], null],
    [Array.from({ length: CARDS_MAX }, (_, index) => `card ${index}`), null],
  ])('are refused when they make no set (%#)', (words, problem) => {
    expect(cardProblem(words)).toEqual(problem);
  });
});
