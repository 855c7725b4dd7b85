import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { HIDDEN_POSITION } from '#client/board/group-bounds.ts';
import { NO_POSITIONS, sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { boardOfSeed, groupOf } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { CENTRE } from '#shared/limits.ts';
import { cardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { Tray } from './tray.ts';

const PAGE = 77;

function made({ edgesOnly = false, turns = false } = {}) {
  const board = sampleBoard('easy', turns);
  const options = {
    puzzle: board.rules.puzzle,
    holdsPieces: signal(true),
    isReplaced: signal(false),
    edgesOnly: signal(edgesOnly),
    baskets: signal(null),
  };
  const tray = new Tray(options);
  tray.refresh(board, null);
  const inside = () => tray.pieces.value.map(({ piece }) => piece).sort((a, b) => a - b);
  return { board, tray, options, inside };
}

test('holds all pieces at first, none of them on the board, in an order that does not reveal their places', () => {
  const { board, tray, inside } = made();
  expect(inside()).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  expect(tray.pieces.value.map(({ piece }) => piece)).not.toEqual(inside());
  const positions = tray.hideTrayPieces({ positions: NO_POSITIONS });
  expect([...positions.values()].every((place) => place === HIDDEN_POSITION)).toBe(true);
  expect(positions.size).toBe(24);
  expect(positions.has(groupOf(board, 0).id)).toBe(false);
});

test('puts a lifted piece on the board, and takes it back when it is released where it was', () => {
  const { board, tray, inside } = made();
  const { x, y } = groupOf(board, 5);
  apply(board, { kind: 'lifted', group: 5, member: 2, page: PAGE }, 2);
  // It reports the change once.
  expect([tray.refresh(board, null), tray.refresh(board, null)]).toEqual([true, false]);
  expect(inside()).not.toContain(5);
  apply(board, { kind: 'dragged', group: 5, x: x + 500, y }, 3);
  apply(board, { kind: 'released', group: 5, x, y }, 4);
  tray.refresh(board, null);
  expect(inside()).toContain(5);
  apply(board, { kind: 'lifted', group: 5, member: 2, page: PAGE }, 5);
  apply(board, { kind: 'released', group: 5, x: x + 500, y }, 6);
  tray.refresh(board, null);
  expect(inside()).not.toContain(5);
});

test('keeps the place of a piece in this page’s hand, which lies on the board', () => {
  const { board, tray } = made();
  apply(board, { kind: 'lifted', group: 5, member: 1, page: PAGE }, 2);
  tray.refresh(board, 5);
  expect(tray.pieces.value.filter(({ isInHand }) => isInHand).map(({ piece }) => piece)).toEqual([5]);
  expect(tray.hideTrayPieces({ positions: NO_POSITIONS }).has(5)).toBe(false);
});

test('keeps a piece that is turned in place, and shows it turned', () => {
  const { board, tray } = made({ turns: true });
  const before = tray.pieces.value.find(({ piece }) => piece === 9);
  const { x, y, turn } = groupOf(board, 9);
  const operation = { page: PAGE, counter: 1 };
  apply(board, { kind: 'turned', group: 9, x, y, turn: (turn + 6) % 24, member: 1, operation }, 2);
  tray.refresh(board, null);
  const after = tray.pieces.value.find(({ piece }) => piece === 9);
  expect(after?.quarters).toBe(((before?.quarters ?? 0) + 1) % 4);
});

test('lies where it leaves the mat most of the space that it is told', () => {
  const { tray } = made();
  tray.setSpace({ width: 1366, height: 650 }, 768);
  expect(tray.layout.value.place).toBe('side');
  tray.setSpace({ width: 390, height: 680 }, 844);
  expect(tray.layout.value.place).toBe('bottom');
  // A page that is not laid out yet.
  tray.setSpace({ width: 0, height: 0 }, 844);
  expect(tray.layout.value.place).toBe('bottom');
});

test('holds only the edges on request, and hides nothing from the board when it holds none', () => {
  const { tray, inside, options } = made({ edgesOnly: true });
  expect(inside()).toHaveLength(16);
  options.holdsPieces.value = false;
  expect(tray.isVisible.value).toBe(false);
  expect(tray.hideTrayPieces({ positions: NO_POSITIONS })).toBe(NO_POSITIONS);
});

test('keeps its pieces off the board while another list shows them', () => {
  const { board, tray, options } = made();
  options.isReplaced.value = true;
  expect(tray.isVisible.value).toBe(false);
  expect(tray.hideTrayPieces({ positions: NO_POSITIONS }).size).toBe(24);
  // But one that a lens looks at.
  expect(tray.hideTrayPieces({ positions: NO_POSITIONS }, 3).has(3)).toBe(false);
  apply(board, { kind: 'lifted', group: 5, member: 2, page: PAGE }, 2);
  expect(tray.refresh(board, null)).toBe(true);
  expect(tray.hideTrayPieces({ positions: NO_POSITIONS }).has(5)).toBe(false);
});

test('holds every card that lies beside its sheet, and none that lies on it', () => {
  const spec = cardsSpec({ layout: 'order', groups: [['one'], ['two'], ['three']] }, 1);
  if (spec === null) throw new Error('no set');
  const board = boardOfSeed(boardRules(cutCards(spec), 'normal', false), 1);
  const { puzzle } = board.rules;
  const always = {
    holdsPieces: signal(true),
    isReplaced: signal(false),
    edgesOnly: signal(false),
    baskets: signal(null),
  };
  const tray = new Tray({ puzzle, ...always });
  const inside = () => {
    tray.refresh(board, null);
    return tray.pieces.value.map(({ piece }) => piece).sort((a, b) => a - b);
  };
  expect(inside()).toEqual([1, 2, 3]);
  // As wide as it is on its sheet, for its height.
  const { width, height } = puzzle.placeOf(1);
  const { piece } = tray.layout.value;
  expect(Math.abs(piece.height - (piece.width * height) / width)).toBeLessThan(1);
  const operation = { page: PAGE, counter: 1 };
  const { x, y } = { x: CENTRE - (puzzle.homeX[2] ?? 0), y: CENTRE - (puzzle.homeY[2] ?? 0) };
  apply(board, { kind: 'dropped', group: 2, x, y, member: 1, operation }, 2);
  expect(inside()).toEqual([1, 3]);
  // Not where it was dealt, but beside the sheet.
  apply(board, { kind: 'dropped', group: 2, x: x + puzzle.spec.width, y, member: 1, operation }, 3);
  expect(inside()).toEqual([1, 2, 3]);
});
