import { describe, expect, test } from 'vitest';
import { setLanguage } from '#client/i18n/language.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, dealtBoard, groupOf } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import { QUARTER } from '#shared/geometry/pose.ts';
import type { PieceId } from '#shared/ids.ts';
import { cardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { cutJigsaw, jigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import { placeRows } from '#shared/puzzle/place-rows.ts';
import type { Difficulty, Sides } from '#shared/puzzle/puzzle.ts';
import { scatter } from '#shared/puzzle/scatter.ts';
import { pieceNumbers } from './descriptions/piece-numbers.ts';
import { describeEmptyCell, describeSides } from './descriptions/sentences.ts';
import { dropOutcome, fitsCell, gridFrame, isFull, nextOpenCell, requiredSides, sidesInFrame } from './grid-cells.ts';
import { isInHint } from './hint-area.ts';
import { looseGroups } from './loose-groups.ts';

const COLUMNS = 4;
const PIECES = 12;

function dealt(difficulty: Difficulty, turns = false, seed = 11): Board {
  const spec = jigsawSpec({ seed, columns: COLUMNS, rows: 3, pixelWidth: 800, pixelHeight: 600, tab: 20 });
  const puzzle = cutJigsaw(spec);
  return dealtBoard(boardRules(puzzle, difficulty, turns), scatter(puzzle, seed, turns), 0);
}

function sidesAtHome({ rules }: Board, piece: PieceId): Sides {
  const sides = rules.puzzle.grid?.sidesOf(piece);
  if (sides === undefined) throw new Error('a jigsaw has a grid');
  return sides;
}

let counter = 0;
function carryOut(
  board: Board,
  move: { kind: 'drop'; piece: PieceId; x: number; y: number } | { kind: 'turn'; piece: PieceId; turn: number },
) {
  counter += 1;
  const asked = { ...move, operation: { page: 1, counter }, seen: { epoch: board.epoch, seq: board.seq } };
  const decision = decide(board, { member: 1, page: 1, isTeacher: false }, asked, 0);
  if (!decision.ok) throw new Error(decision.refusal.code);
  for (const event of decision.events) apply(board, event, board.seq + 1);
}

/** Puts each loose piece on its cell as soon as it joins there. Returns the drops. */
function solve(board: Board): number {
  let drops = 0;
  for (let round = 0; !board.solved && round < PIECES; round += 1) {
    for (let piece = 1; piece <= PIECES && !board.solved; piece += 1) {
      const { id } = groupOf(board, piece);
      const frame = gridFrame(board, id);
      if (isFull(board, frame, piece)) continue;
      if (groupOf(board, piece).turn !== frame.turn) carryOut(board, { kind: 'turn', piece, turn: frame.turn });
      const outcome = dropOutcome(board, frame, piece, piece);
      if (outcome.kind !== 'joins') {
        expect(outcome.kind).toBe('noNeighbourYet');
        continue;
      }
      expect(fitsCell(board, frame, piece, requiredSides(board, frame, piece)), `${piece} fits its own cell`).toBe(
        true,
      );
      carryOut(board, { kind: 'drop', piece, x: outcome.x, y: outcome.y });
      drops += 1;
    }
  }
  return drops;
}

describe.each<[Difficulty, boolean, number]>([
  ['easy', false, PIECES],
  ['normal', false, PIECES],
  ['hard', false, PIECES - 1],
  ['normal', true, PIECES],
  ['hard', true, PIECES - 1],
])('%s, turns: %s', (difficulty, turns, joins) => {
  test('joins every piece at its cell, and solves the picture', () => {
    const board = dealt(difficulty, turns);
    expect(solve(board)).toBe(joins);
    expect(board.solved).toBe(true);
  });

  test('joins no piece at the cell of another', () => {
    const board = dealt(difficulty, turns);
    for (let piece = 2; piece <= PIECES; piece += 1) {
      const frame = gridFrame(board, piece);
      for (let cell = 1; cell <= PIECES; cell += 1) {
        if (cell === piece) continue;
        expect(dropOutcome(board, frame, piece, cell).kind, `${piece} on ${cell}`).not.toBe('joins');
      }
    }
  });
});

test('a cell requires the opposite of the sides around it, and flat sides along the border', () => {
  const board = dealt('normal');
  carryOut(board, { kind: 'drop', piece: 2, x: 32_768, y: 32_768 });
  const frame = gridFrame(board, null);
  expect(isFull(board, frame, 2)).toBe(true);
  const { bottom } = sidesAtHome(board, 2);
  expect(requiredSides(board, frame, 6)).toEqual({
    top: bottom === 'knob' ? 'hole' : 'knob',
    left: null,
    right: null,
    bottom: null,
  });
  expect(requiredSides(board, frame, 12)).toEqual({ top: null, left: null, right: 'flat', bottom: 'flat' });
  // No neighbour yet: neither right nor wrong.
  expect(dropOutcome(board, frame, 7, 7).kind).toBe('noNeighbourYet');
  expect(dropOutcome(board, frame, 7, 6).kind).toBe('doesNotFit');
  expect(dropOutcome(board, frame, 7, 2).kind).toBe('cellTaken');
});

test('gives the sides of a turned piece as it lies', () => {
  const board = dealt('normal', true);
  carryOut(board, { kind: 'turn', piece: 1, turn: QUARTER });
  const { top, right, bottom, left } = sidesAtHome(board, 1);
  expect(sidesInFrame(board, gridFrame(board, null), 1)).toEqual({
    top: left,
    right: top,
    bottom: right,
    left: bottom,
  });
});

test('where sides say nothing of what fits, every piece may be tried at every cell', () => {
  const board = dealt('normal');
  const bare: Board = { ...board, rules: { ...board.rules, puzzle: { ...board.rules.puzzle, grid: null } } };
  const frame = gridFrame(bare, null);
  const cells = Array.from({ length: PIECES }, (_, index) => index + 1);
  expect(cells.map((cell) => requiredSides(bare, frame, cell))).toEqual(cells.map(() => null));
  expect(cells.every((piece) => fitsCell(bare, frame, piece, requiredSides(bare, frame, 1)))).toBe(true);
  expect(looseGroups(bare, frame, 1).map(({ kind }) => kind)).toEqual(cells.map(() => 'middle'));
  expect(describeSides(sidesInFrame(bare, frame, 1))).toBe('');
  const { name } = bare.rules.puzzle.placeOf(5);
  setLanguage('en');
  expect(describeEmptyCell(name, requiredSides(bare, frame, 5))).toBe('Row 2, column 1, empty.');
  expect(describeEmptyCell(name, requiredSides(board, frame, 5))).toBe(
    'Row 2, column 1, empty. Left needs a flat side.',
  );
});

test('gives each piece a number of its own that does not reveal its place', () => {
  for (const seed of [1, 2, 3]) {
    const { puzzle } = dealt('easy', false, seed).rules;
    const numbers = pieceNumbers(puzzle).slice(1);
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: PIECES }, (_, index) => index + 1));
    expect(numbers.filter((number, index) => number === index + 1).length).toBeLessThan(PIECES / 2);
    expect(pieceNumbers(cutPuzzle(puzzle.spec)).slice(1)).toEqual(numbers);
  }
});

test.each<[Difficulty, PieceId, PieceId]>([
  ['easy', 5, 6],
  // The middle of the picture has no neighbours yet.
  ['normal', 5, 8],
  // Without a mat the picture grows from piece 1.
  ['hard', 6, 2],
])('goes on to the next cell that a piece can join, at last to none (%s)', (difficulty, cell, next) => {
  const board = dealt(difficulty);
  expect(nextOpenCell(board, gridFrame(board, null), cell)).toBe(next);
  solve(board);
  expect(nextOpenCell(board, gridFrame(board, null), cell)).toBeNull();
});

test.each([
  ['at-once', 'joins'],
  ['when-asked', 'lies'],
] as const)('a box that is the home of no card has a cell, and takes cards there (%s)', (feedback, own) => {
  const [animals, other] = [
    { name: 'Animals', cards: ['cat', 'dog'] },
    { name: 'Other', cards: [] },
  ];
  const spec = cardsSpec({ layout: 'sort', boxes: [animals, other], extra: [], feedback }, 1);
  if (spec === null) throw new Error('no set');
  const puzzle = cutCards(spec);
  const board = dealtBoard(boardRules(puzzle, 'easy', false), scatter(puzzle, 1, false), 0);
  const cells = placeRows(puzzle).flat();
  setLanguage('en');
  expect(cells.map((cell) => describeEmptyCell(puzzle.placeOf(cell).name, null))).toEqual([
    'Animals, empty.',
    'Other, empty.',
  ]);
  const [home = 0, empty = 0] = cells;
  const frame = gridFrame(board, null);
  expect([nextOpenCell(board, frame, home), nextOpenCell(board, frame, empty)]).toEqual([empty, home]);
  expect(dropOutcome(board, frame, 1, home).kind).toBe(own);
  for (const piece of [1, 2]) {
    const outcome = dropOutcome(board, frame, piece, empty);
    if (outcome.kind !== 'lies') throw new Error(outcome.kind);
    carryOut(board, { kind: 'drop', piece, x: outcome.x, y: outcome.y });
  }
  expect([home, empty].map((cell) => puzzle.boxes?.piecesIn(board.groups, cell))).toEqual([[], [1, 2]]);
  expect(isInHint(puzzle, { piece: 1, level: 3 }, empty)).toBe(false);
});

test('a box with no room for another card is full', () => {
  const boxes = [0, 1].map((box) => ({ name: `${box}`, cards: [...'abcdef'].slice(3 * box, 3 * box + 3) }));
  const spec = cardsSpec({ layout: 'sort', boxes, extra: ['x', 'y'], feedback: 'when-asked' }, 1);
  if (spec === null) throw new Error('no set');
  const board = boardOfSeed(boardRules(cutCards(spec), 'easy', false), 1);
  const outcomes = Array.from({ length: 8 }, (_, index) => {
    const outcome = dropOutcome(board, gridFrame(board, null), index + 1, 1);
    if ('x' in outcome) carryOut(board, { kind: 'drop', piece: index + 1, x: outcome.x, y: outcome.y });
    return outcome.kind;
  });
  expect(outcomes).toEqual(['lies', 'lies', 'lies', 'lies', 'lies', 'lies', 'boxFull', 'boxFull']);
});
