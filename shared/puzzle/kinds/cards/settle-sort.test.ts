import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSorts } from '#e2e/fixtures/random-sorts.ts';
import { CardPlay, cardsOf } from '#e2e/simulation/kinds/card-play.ts';
import { apply } from '#shared/board/apply.ts';
import { boardProgress, copyOf, isConsistent } from '#shared/board/board.ts';
import { fingerprintOf } from '#shared/board/board-fingerprint.ts';
import type { PieceId } from '#shared/ids.ts';
import { BOXES_MAX, CARDS_MAX, CENTRE, PLANE } from '#shared/limits.ts';
import { slotsOf } from '#shared/puzzle/table.ts';
import { cardsSpec, cutCards, type RequestedCards } from './cards.ts';
import { type SortSpec, sheetOfSort } from './cards-spec.ts';
import { isSolved } from './judge.ts';
import type { SheetRect } from './sheet-grid.ts';
import { homeSlots } from './sort-set.ts';

type SortRequest = Extract<RequestedCards, { layout: 'sort' }>;

class Play extends CardPlay {
  readonly sort: SortSpec;

  constructor(request: SortRequest) {
    const spec = cardsOf(request);
    if (spec.layout !== 'sort') throw new Error('no boxes');
    super(spec);
    this.sort = spec;
  }

  /** Where the middle of a card lies on the sheet, from its top left. */
  at(card: PieceId): { readonly x: number; readonly y: number } {
    const { board, puzzle, sort } = this;
    const group = board.groups.get(board.groupOf[card] ?? 0);
    return {
      x: (group?.x ?? 0) - CENTRE + (puzzle.homeX[card] ?? 0) + sort.width / 2,
      y: (group?.y ?? 0) - CENTRE + (puzzle.homeY[card] ?? 0) + sort.height / 2,
    };
  }

  /** The box of each card, read off the sheet; null: none. */
  get boxes(): (number | null)[] {
    const { boxes } = sheetOfSort(this.sort);
    const boxOf = (card: PieceId) => {
      const at = boxes.findIndex(({ cell }) => isWithin(cell, this.at(card)));
      return at < 0 ? null : at;
    };
    return [null, ...this.cards.map(boxOf)];
  }

  putInBox(card: PieceId, box: number, far = 0.5): boolean {
    const { left, top, width, height } = sheetOfSort(this.sort).boxes[box]?.cell ?? this.nowhere;
    const [x, y] = [Math.floor(left + width * far), Math.floor(top + height * far)];
    return this.put(card, CENTRE + x - Math.floor(this.sort.width / 2), CENTRE + y - Math.floor(this.sort.height / 2));
  }

  private get nowhere(): SheetRect {
    return { left: 0, top: 0, width: 0, height: 0 };
  }

  /** By what lies where alone: in each box with an answer are just the words that its author wrote there, and all others lie in boxes without. */
  get isSorted(): boolean {
    const { words, homes, set } = this.sort;
    const { boxes } = this;
    const inBox = (at: readonly (number | null)[], box: number) =>
      words.flatMap((word, card) => (card > 0 && at[card] === box ? [word] : [])).sort();
    return (
      boxes.slice(1).every((box) => box !== null) &&
      set.places.every(
        ({ takes }, box) => takes === null || inBox(boxes, box).join('|') === inBox(homes, box).join('|'),
      )
    );
  }
}

function isWithin(
  { left, top, width, height }: SheetRect,
  { x, y }: { readonly x: number; readonly y: number },
): boolean {
  return x >= left && x < left + width && y >= top && y < top + height;
}

const words = fc.constantFrom('and', 'or', 'but', 'so', '그리고', '하지만', 'yes', 'no');
const requests = randomSorts(words);
const drops = fc.array(
  fc.record({
    card: fc.nat(),
    box: fc.option(fc.nat(), { freq: 6 }),
    far: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Each card where it was written, until nothing changes. */
function finish(play: Play): void {
  for (const card of play.cards) {
    if (play.isPlaced(card)) continue;
    play.putInBox(card, play.sort.homes[card] ?? 0);
  }
  // A card that went beside a full box, or another one in its stead.
  for (const card of play.cards) if (!play.isPlaced(card)) play.putInBox(card, play.sort.homes[card] ?? 0);
}

/** Has every word its homes in one box? Elsewhere the judge, who counts no equal cards, lets more be right. */
function isApart({ words: all, homes }: SortSpec): boolean {
  return all.every((word, card) => all.every((other, each) => word !== other || homes[card] === homes[each]));
}

describe('a card that is put into a box', () => {
  it('lies in a slot of its own, stays where it is right, and the set is solved when every box has what was written there', () => {
    const outcomes = { stayed: 0, lay: 0, solved: 0, open: 0 };
    fc.assert(
      fc.property(requests, drops, (request, steps) => {
        const play = new Play(request);
        const { cards, sort, board } = play;
        const open = sort.set.places.flatMap(({ takes }, box) => (takes === null ? [box] : []));
        if (open.length > 0) outcomes.open += 1;
        for (const { card: any, box, far } of steps) {
          const card = cards[any % cards.length] ?? 1;
          const stayed = cards.filter((each) => play.isPlaced(each)).length;
          if (box === null) play.put(card, 10_000, 10_000);
          else if (!play.isPlaced(card)) play.putInBox(card, box % sort.set.places.length, far);
          else expect(play.putInBox(card, 0)).toBe(false);
          outcomes[cards.filter((each) => play.isPlaced(each)).length > stayed ? 'stayed' : 'lay'] += 1;

          const slots = sheetOfSort(sort).boxes.flatMap((each) => each.slots);
          const inBoxes = cards.filter((each) => play.boxes[each] !== null);
          const taken = inBoxes.map((each) => slots.findIndex((slot) => isMiddle(slot, play.at(each))));
          expect(taken).not.toContain(-1);
          expect(new Set(taken).size).toBe(taken.length);
          for (const each of cards.filter((one) => play.isPlaced(one))) {
            expect(play.boxes[each]).toBe(sort.homes[each]);
            expect(open).not.toContain(sort.homes[each]);
          }
          expect(isConsistent(board)).toBe(true);
          if (play.isSorted) {
            expect(board.solved).toBe(true);
            outcomes.solved += 1;
          }
          if (!board.solved) {
            const { done, of } = boardProgress(board);
            expect(of).toBe(cards.length);
            expect(done).toBeLessThan(of);
          }
        }
        finish(play);
        expect(play.isSorted).toBe(true);
        if (isApart(sort)) expect(isSolved(sort.set, play.boxes)).toBe(true);
        expect([board.solved, play.solvedEvents]).toEqual([true, 1]);
        expect([play.logged.solved, play.onWall.solved]).toEqual([true, true]);
        expect(boardProgress(board)).toEqual({ done: cards.length, of: cards.length });
        expect(fingerprintOf(play.logged)).toEqual(fingerprintOf(board));
      }),
      { numRuns: 200 },
    );
    expect(
      Math.min(outcomes.stayed, outcomes.lay, outcomes.solved, outcomes.open),
      'a run without all proves nothing',
    ).toBeGreaterThan(5);
  });

  const animals: SortRequest = {
    layout: 'sort',
    boxes: [
      { name: 'flies', cards: ['eagle', 'bat'] },
      { name: 'has fur', cards: ['bat', 'fox'] },
    ],
    extra: [],
  };

  it('is right in either box that has an equal one', () => {
    const play = new Play(animals);
    play.putInBox(2, 1);
    expect([play.isPlaced(2), play.isPlaced(3)]).toEqual([false, true]);
    play.putInBox(2, 1);
    expect(play.isPlaced(2)).toBe(false);
    expect(play.boxes[2]).toBe(1);
    play.putInBox(2, 0);
    expect(play.isPlaced(2)).toBe(true);
  });

  it('makes room for the one whose home it lies in', () => {
    const play = new Play(animals);
    const [first] = homeSlots(play.sort, sheetOfSort(play.sort));
    if (first === undefined) throw new Error('no slot');
    play.put(4, CENTRE + (play.puzzle.homeX[1] ?? 0), CENTRE + (play.puzzle.homeY[1] ?? 0));
    expect(isMiddle(first, play.at(4))).toBe(true);
    play.putInBox(1, 0);
    expect(play.isPlaced(1)).toBe(true);
    expect([play.boxes[4], isMiddle(first, play.at(4))]).toEqual([0, false]);
  });

  it('takes nothing out of a hand', () => {
    const play = new Play(animals);
    const held = copyOf(play.board);
    apply(held, { kind: 'lifted', group: 3, member: 2, page: 9 }, 1);
    const { homeX, homeY } = play.puzzle;
    const at = { x: CENTRE + (homeX[3] ?? 0) - (homeX[2] ?? 0), y: CENTRE + (homeY[3] ?? 0) - (homeY[2] ?? 0) };
    expect(play.puzzle.settle?.(held.groups, 2, at.x, at.y)).toMatchObject({ joined: null });
  });

  it('belongs in the box for what belongs nowhere, and any card may lie there', () => {
    const play = new Play({ ...animals, extra: ['stone'] });
    expect(play.sort.set.places.map(({ name, takes }) => [name, takes === null])).toEqual([
      ['flies', false],
      ['has fur', false],
      ['', true],
    ]);
    for (const [card, box] of [
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 2],
      [5, 0],
    ] as const)
      play.putInBox(card, box);
    expect(play.boxes.slice(1)).toEqual([0, 0, 1, 2, 0]);
    expect([play.board.solved, boardProgress(play.board).done]).toEqual([false, 3]);
    play.putInBox(5, 2);
    expect([play.board.solved, boardProgress(play.board).done]).toEqual([false, 4]);
    play.putInBox(4, 1);
    expect(play.board.solved).toBe(true);
  });

  it('is done anywhere when no box has an answer', () => {
    const play = new Play({
      layout: 'sort',
      boxes: [
        { name: 'I agree', cards: [] },
        { name: 'I do not', cards: [] },
      ],
      extra: ['School begins at ten', 'No homework', 'More sports'],
    });
    for (const card of play.cards) {
      expect(play.board.solved).toBe(false);
      play.putInBox(card, 1);
    }
    expect(play.board.solved).toBe(true);
  });
});

function isMiddle(
  { left, top, width, height }: SheetRect,
  { x, y }: { readonly x: number; readonly y: number },
): boolean {
  return Math.abs(left + width / 2 - x) <= 1 && Math.abs(top + height / 2 - y) <= 1;
}

describe('a card of a set that never tells', () => {
  const layouts: fc.Arbitrary<RequestedCards> = fc.oneof(
    requests.map((request) => ({ ...request, feedback: 'never' as const })),
    fc
      .array(words, { minLength: 2, maxLength: 6 })
      .map((each) => ({ layout: 'order' as const, groups: each.map((word) => [word]), feedback: 'never' as const })),
    fc
      .array(fc.tuple(words, words), { minLength: 2, maxLength: 6 })
      .map((pairs) => ({ layout: 'match' as const, pairs, feedback: 'never' as const })),
  );

  it('lies in any place, alone in its slot, may be taken up again, and is never called right', () => {
    const outcomes = { full: 0, madeRoom: 0 };
    fc.assert(
      fc.property(layouts, drops, (request, steps) => {
        const play = new CardPlay(cardsOf(request));
        const { cards, puzzle, board } = play;
        const { boxes } = puzzle;
        if (boxes === undefined) throw new Error('no boxes');
        const cells = boxes.rows.flat();
        const liesIn = (card: PieceId) => cells.filter((each) => boxes.piecesIn(board.groups, each).includes(card));
        for (const { card: any, box } of steps) {
          const card = cards[any % cards.length] ?? 1;
          const before = boardProgress(board).done;
          const wasIn = liesIn(card).length > 0;
          const home = cards[(box ?? 0) % cards.length] ?? 1;
          expect(box === null ? play.put(card, 10_000, 10_000) : play.putIn(card, home)).toBe(true);
          expect(play.isPlaced(card)).toBe(false);
          const { done, of } = boardProgress(board);
          expect(of).toBe(cards.length);
          const there = boxes.piecesIn(board.groups, home);
          // Only a full box of several slots takes it not.
          if (box !== null && !there.includes(card)) expect(there.length).toBeGreaterThan(1);
          if (box !== null && !wasIn && done === before) outcomes.madeRoom += 1;
          const inPlaces = cards.filter((each) => liesIn(each).length > 0);
          expect(done).toBe(inPlaces.length);
          const at = (each: PieceId) => {
            const group = board.groups.get(each);
            return `${(group?.x ?? 0) + (puzzle.homeX[each] ?? 0)} ${(group?.y ?? 0) + (puzzle.homeY[each] ?? 0)}`;
          };
          expect(new Set(inPlaces.map(at)).size).toBe(inPlaces.length);
          for (const each of inPlaces) expect(boxes.isWrong(board.groups, each)).toBe(false);
        }
        for (const card of cards) play.putIn(card, card);
        if (boardProgress(board).done === cards.length) outcomes.full += 1;
        expect([board.solved, play.solvedEvents]).toEqual([false, 0]);
        expect([play.logged.solved, play.onWall.solved]).toEqual([false, false]);
        expect(fingerprintOf(play.logged)).toEqual(fingerprintOf(board));
      }),
      { numRuns: 200 },
    );
    expect(Math.min(outcomes.full, outcomes.madeRoom), 'a run without both proves nothing').toBeGreaterThan(5);
  });
});

describe('a sort', () => {
  it.each([
    ['words', false],
    ['pictures', true],
  ])(
    'has room on the table for every number of cards with %s and boxes, and boxes whose slots do not overlap',
    (_, pictures) => {
      for (let boxes = 2; boxes <= BOXES_MAX; boxes += 1) {
        for (const count of [boxes, boxes + 1, 24, CARDS_MAX]) {
          const all = Array.from({ length: Math.max(count, boxes) }, (_, index) => `${index}`);
          const spec = cardsOf({
            layout: 'sort',
            boxes: Array.from({ length: boxes }, (_, box) => ({
              name: `box ${box}`,
              cards: all.filter((_each, index) => index % boxes === box),
            })),
            extra: [],
            pictures,
          });
          if (spec.layout !== 'sort') throw new Error('no boxes');
          const { table } = slotsOf(cutCards(spec));
          expect(table.left).toBeGreaterThanOrEqual(0);
          expect(table.right).toBeLessThanOrEqual(PLANE);
          const sheet = sheetOfSort(spec);
          expect([sheet.width, sheet.height]).toEqual([spec.width, spec.height]);
          const [first] = sheet.boxes[0]?.slots ?? [];
          const aspect = (first?.width ?? 0) / (first?.height ?? 1);
          expect(Math.abs(aspect - (pictures ? 1 : 2.4))).toBeLessThan(pictures ? 0.05 : 0.6);
          const slots = sheet.boxes.flatMap((box) => box.slots.map((slot) => ({ slot, box })));
          for (const { slot, box } of slots) {
            expect(isPart(slot, box.room)).toBe(true);
            expect(isPart(box.room, box.cell)).toBe(true);
            expect(isPart(box.cell, { left: 0, top: 0, width: spec.width, height: spec.height })).toBe(true);
          }
          for (const [index, { slot }] of slots.entries())
            for (const { slot: other } of slots.slice(index + 1)) expect(overlap(slot, other)).toBe(false);
        }
      }
    },
  );

  it('is no set without two places, with too many cards, or with an empty name or card', () => {
    const sort = (boxes: [string, string[]][], extra: string[] = []) =>
      cardsSpec({ layout: 'sort', boxes: boxes.map(([name, cards]) => ({ name, cards })), extra }, 1);
    expect(sort([['one', ['a', 'b']]])).toBeNull();
    expect(sort([['one', ['a', 'b']]], ['c'])).not.toBeNull();
    expect(sort([['one', []]], ['c', 'd'])).toBeNull();
    expect(
      sort([
        ['one', ['a']],
        ['two', []],
      ]),
    ).toBeNull();
    expect(
      sort([
        ['one', ['a', 'b']],
        [' ', ['c']],
      ]),
    ).toBeNull();
    expect(
      sort([
        ['one', ['a', ' ']],
        ['two', ['c']],
      ]),
    ).toBeNull();
    const many = Array.from({ length: CARDS_MAX + 1 }, (_, index) => `${index}`);
    expect(
      sort([
        ['one', many],
        ['two', []],
      ]),
    ).toBeNull();
    expect(
      sort([
        ['one', many.slice(1)],
        ['two', []],
      ])?.words,
    ).toHaveLength(CARDS_MAX + 1);
  });
});

function isPart(part: SheetRect, whole: SheetRect): boolean {
  // Each side is rounded down by itself.
  return (
    part.left >= whole.left &&
    part.top >= whole.top &&
    part.left + part.width <= whole.left + whole.width + 1 &&
    part.top + part.height <= whole.top + whole.height + 1
  );
}

function overlap(a: SheetRect, b: SheetRect): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
