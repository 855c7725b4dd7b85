import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, boardProgress } from '#shared/board/board.ts';
import { boardRules, MAT_ID } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import { CARD_LETTERS_MAX, CARDS_MAX, CENTRE, LABEL_SHARES, PICTURE_LONG_SIDE } from '#shared/limits.ts';
import { placeRows } from '#shared/puzzle/place-rows.ts';
import { type CardFeedback, cutCards, type LabelSpec, labelSpec, type WrittenLabel } from './cards.ts';
import type { SheetRect } from './sheet-grid.ts';

const PHOTO = { width: 800, height: 600 };
const STUDENT = { member: 1, page: 7, isTeacher: false };

function specOf(labels: readonly WrittenLabel[], photo = PHOTO, feedback: CardFeedback = 'at-once'): LabelSpec {
  const spec = labelSpec({ layout: 'label', labels, feedback }, photo, 5);
  if (spec === null) throw new Error('no set');
  return spec;
}

const shares = fc.integer({ min: 0, max: LABEL_SHARES });
const written: fc.Arbitrary<WrittenLabel[]> = fc.array(
  fc.record({ words: fc.constantFrom('petal', 'stem', 'leaf', '꽃잎', '뿌리'), x: shares, y: shares }),
  { minLength: 2, maxLength: CARDS_MAX },
);

function areApart(a: SheetRect, b: SheetRect): boolean {
  return (
    a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top || b.top + b.height <= a.top
  );
}

describe('the places of labels', () => {
  it('lie on the photo, cover neither each other nor what any label names, and are equally large', () => {
    fc.assert(
      fc.property(written, fc.constantFrom([800, 600], [600, 800], [1_600, 400]), (labels, [width = 1, height = 1]) => {
        const { spots, ...sheet } = specOf(labels, { width, height });
        expect(spots).toHaveLength(labels.length);
        const cards = spots.map(({ card }) => card);
        for (const [index, card] of cards.entries()) {
          expect([card.left, card.top, card.width, card.height].every(Number.isInteger)).toBe(true);
          expect(Math.min(card.left, card.top)).toBeGreaterThanOrEqual(0);
          expect(card.left + card.width).toBeLessThanOrEqual(sheet.width);
          expect(card.top + card.height).toBeLessThanOrEqual(sheet.height);
          expect(card).toMatchObject({ width: cards[0]?.width, height: cards[0]?.height });
          expect(cards.slice(index + 1).every((other) => areApart(card, other))).toBe(true);
          expect(spots.every(({ x, y }) => areApart(card, { left: x, top: y, width: 0, height: 0 }))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are as large on a photo of any size, and only as wide as the longest words', () => {
    const sizeOf = (words: readonly string[], photo: typeof PHOTO) => {
      const { spots, width, height } = specOf(
        words.map((text, index) => ({ words: text, x: 5_000, y: 2_000 + 5_000 * index })),
        photo,
      );
      expect({ width, height }).toEqual({ width: PICTURE_LONG_SIDE, height: (PICTURE_LONG_SIDE * 3) / 4 });
      return [...new Set(spots.map(({ card }) => `${card.width} ${card.height}`))];
    };
    const [short, ...others] = sizeOf(['leaf', 'stem'], PHOTO);
    expect(others).toEqual([]);
    expect(sizeOf(['stem', 'leaf'], { width: 4_000, height: 3_000 })).toEqual([short]);
    const [long] = sizeOf(['leaf', 'flower bud'], PHOTO);
    expect(Number.parseInt(long ?? '', 10)).toBeGreaterThan(Number.parseInt(short ?? '', 10));
  });

  it('stay large enough to be read where many lie close, and leave most of the photo to be seen', () => {
    const labels = Array.from({ length: 15 }, (_, index) => ({
      words: `leaf ${index}`,
      x: 3_000 + 400 * (index % 4),
      y: 3_000 + 500 * Math.floor(index / 4),
    }));
    const { spots, width, height } = specOf(labels);
    const [first] = spots;
    if (first === undefined) throw new Error('no spots');
    // Letters of 10 pixels on a tablet that shows the photo in 768.
    expect(first.card.height).toBeGreaterThan(400);
    expect(15 * first.card.width * first.card.height * 5).toBeLessThan(width * height);
  });

  it('take sixty labels that all name one point', () => {
    const labels = Array.from({ length: CARDS_MAX }, (_, index) => ({ words: `${index}`, x: 5_000, y: 5_000 }));
    expect(specOf(labels).spots).toHaveLength(CARDS_MAX);
  });

  it('are named by their author, or by where they are: with a number where several are there', () => {
    const puzzle = cutCards(
      specOf([
        { words: 'petal', x: 100, y: 100 },
        { words: 'stem', x: 5_000, y: 5_000, name: ' what  carries it ' },
        { words: 'leaf', x: 9_000, y: 9_000 },
        { words: 'root', x: 8_000, y: 9_900 },
      ]),
    );
    const names = [1, 2, 3, 4].map((place) => puzzle.placeOf(place).name);
    expect(names).toEqual([
      { kind: 'author', words: { ko: '왼쪽 위', en: 'Top left' } },
      { kind: 'author', words: { ko: 'what carries it', en: 'what carries it' } },
      { kind: 'author', words: { ko: '오른쪽 아래 1', en: 'Bottom right 1' } },
      { kind: 'author', words: { ko: '오른쪽 아래 2', en: 'Bottom right 2' } },
    ]);
    expect(puzzle.pieceName(1)).toEqual({ kind: 'author', words: { ko: 'petal', en: 'petal' } });
    expect(placeRows(puzzle).flat().toSorted()).toEqual([1, 2, 3, 4]);
  });
});

it.each([
  ['none', []],
  ['one alone', [{ words: 'petal', x: 1, y: 1 }]],
  [
    'an empty one',
    [
      { words: 'petal', x: 1, y: 1 },
      { words: ' ', x: 2, y: 2 },
    ],
  ],
  [
    'a long one',
    [
      { words: 'petal', x: 1, y: 1 },
      { words: 'a'.repeat(CARD_LETTERS_MAX + 1), x: 2, y: 2 },
    ],
  ],
  [
    'a long name',
    [
      { words: 'petal', x: 1, y: 1 },
      { words: 'stem', x: 2, y: 2, name: 'a'.repeat(CARD_LETTERS_MAX + 1) },
    ],
  ],
  ['sixty-one', Array.from({ length: CARDS_MAX + 1 }, (_, index) => ({ words: `${index}`, x: index, y: index }))],
])('makes no set of labels: %s', (_, labels) => {
  expect(labelSpec({ layout: 'label', labels }, PHOTO, 1)).toBeNull();
});

/** Puts the middle of a card at a point of the sheet. */
function put(board: Board, card: number, fromLeft: number, fromTop: number): void {
  const { homeX, homeY, spec } = board.rules.puzzle;
  const x = Math.round(CENTRE - spec.width / 2 + fromLeft) - (homeX[card] ?? 0);
  const y = Math.round(CENTRE - spec.height / 2 + fromTop) - (homeY[card] ?? 0);
  const operation = { page: STUDENT.page, counter: board.seq + 1 };
  const seen = { epoch: board.epoch, seq: board.seq };
  const decision = decide(board, STUDENT, { kind: 'drop', piece: card, x, y, operation, seen }, 1);
  if (!decision.ok) throw new Error('refused');
  for (const event of decision.events) apply(board, event, board.seq + 1);
  board.seq += 1;
}

describe('a label that is put down', () => {
  const labels = [
    { words: 'leaf', x: 2_000, y: 2_000 },
    { words: 'leaf', x: 8_000, y: 2_000 },
    { words: 'stem', x: 5_000, y: 8_000 },
  ];
  const boardOf = () => boardOfSeed(boardRules(cutCards(specOf(labels)), 'hard', false), 3);

  it('stays on its own place, also when it is put on the dot; either of two equal ones in either place', () => {
    const board = boardOf();
    const { spots } = specOf(labels);
    const [first, second, third] = spots;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no spots');
    put(board, 3, third.x, third.y);
    expect(board.groupOf[3]).toBe(MAT_ID);
    // Each leaf on the other one's place.
    put(board, 1, second.card.left + 10, second.card.top + 10);
    expect([board.groupOf[1], board.groupOf[2]].filter((group) => group === MAT_ID)).toHaveLength(1);
    expect(board.solved).toBe(false);
    const loose = board.groupOf[1] === MAT_ID ? 2 : 1;
    put(board, loose, first.card.left + first.card.width / 2, first.card.top + first.card.height / 2);
    expect(board.solved).toBe(true);
  });

  it('lies exactly on a wrong place, and anywhere else where it was put', () => {
    const board = boardOf();
    const { spots, width, height } = specOf(labels);
    const { homeX, homeY } = board.rules.puzzle;
    const spot = spots[2];
    if (spot === undefined) throw new Error('no spot');
    put(board, 1, spot.x, spot.y);
    const wrong = board.groups.get(board.groupOf[1] ?? 0);
    expect(wrong).toMatchObject({
      x: CENTRE + (homeX[3] ?? 0) - (homeX[1] ?? 0),
      y: CENTRE + (homeY[3] ?? 0) - (homeY[1] ?? 0),
    });
    put(board, 2, width / 2, height / 2);
    expect(board.groups.get(board.groupOf[2] ?? 0)).toMatchObject({
      x: CENTRE - (homeX[2] ?? 0),
      y: CENTRE - (homeY[2] ?? 0),
    });
    expect(board.groupOf[2]).not.toBe(MAT_ID);
  });

  it.each(['when-asked', 'never'] as const)(
    'stays in no place where it is told %s, but lies exactly in one, also from the dot or a thumb beside it',
    (feedback) => {
      const late = cutCards(specOf(labels, PHOTO, feedback));
      const board = boardOfSeed(boardRules(late, 'hard', false), 3);
      const { spots } = specOf(labels);
      const third = spots[2];
      if (third === undefined) throw new Error('no spot');
      const { card, x, y } = third;
      const lie = (piece: number) => {
        const group = board.groups.get(piece);
        return group !== undefined && late.boxes?.piecesIn(board.groups, 3).includes(piece);
      };
      // On its own dot, and then a wrong one a little beside the place, which sends it away.
      put(board, 3, x, y);
      expect([lie(3), boardProgress(board)]).toEqual([true, { done: 1, of: 3 }]);
      expect(board.groups.get(3)).toMatchObject({ x: CENTRE, y: CENTRE });
      put(board, 1, card.left + card.width / 2, card.top + card.height + card.height / 5);
      expect([lie(1), lie(3), boardProgress(board)]).toEqual([true, false, { done: 1, of: 3 }]);
      for (const [piece, place] of [
        [3, 3],
        [1, 2],
        [2, 1],
      ] as const) {
        const at = spots[place - 1]?.card ?? card;
        put(board, piece, at.left + at.width / 2, at.top + at.height / 2);
      }
      expect([boardProgress(board).done, board.solved, board.groups.size]).toEqual([3, false, 4]);
      // Keys walk the places as on any photo.
      expect(placeRows(late)).toEqual(placeRows(cutCards(specOf(labels))));
    },
  );
});
