import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { apply } from '../../../shared/board/apply.ts';
import { groupOf } from '../../../shared/board/board.ts';
import { AWAY } from '../../board/extent.ts';
import { NOTHING_LYING, sampleBoard } from '../../board/fixture.ts';
import { Tray } from './tray.ts';

const PAGE = 77;

function made({ edgesOnly = false, turns = false } = {}) {
  const board = sampleBoard('easy', turns);
  const parts = { puzzle: board.rules.puzzle, isShown: signal(true), edgesOnly: signal(edgesOnly) };
  const tray = new Tray(parts);
  tray.look(board, null);
  const inside = () => tray.pieces.value.map(({ piece }) => piece).sort((a, b) => a - b);
  return { board, tray, parts, inside };
}

test('all pieces are in it at first, none of them on the board, and in no order that tells their places', () => {
  const { board, tray, inside } = made();
  expect(inside()).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  expect(tray.pieces.value.map(({ piece }) => piece)).not.toEqual(inside());
  const lying = tray.without({ lying: NOTHING_LYING });
  expect([...lying.values()].every((place) => place === AWAY)).toBe(true);
  expect(lying.size).toBe(24);
  expect(lying.has(groupOf(board, 0).id)).toBe(false);
});

test('a piece that somebody lifts is on the board; let go of where it was, it is back', () => {
  const { board, tray, inside } = made();
  const { x, y } = groupOf(board, 5);
  apply(board, { kind: 'lifted', group: 5, member: 2, page: PAGE }, 2);
  // Whoever draws the board is told once.
  expect([tray.look(board, null), tray.look(board, null)]).toEqual([true, false]);
  expect(inside()).not.toContain(5);
  apply(board, { kind: 'dragged', group: 5, x: x + 500, y }, 3);
  apply(board, { kind: 'released', group: 5, x, y }, 4);
  tray.look(board, null);
  expect(inside()).toContain(5);
  apply(board, { kind: 'lifted', group: 5, member: 2, page: PAGE }, 5);
  apply(board, { kind: 'released', group: 5, x: x + 500, y }, 6);
  tray.look(board, null);
  expect(inside()).not.toContain(5);
});

test('a piece in the own hand keeps its place in the tray, but lies on the board', () => {
  const { board, tray } = made();
  apply(board, { kind: 'lifted', group: 5, member: 1, page: PAGE }, 2);
  tray.look(board, 5);
  expect(tray.pieces.value.filter(({ isOut }) => isOut).map(({ piece }) => piece)).toEqual([5]);
  expect(tray.without({ lying: NOTHING_LYING }).has(5)).toBe(false);
});

test('a piece that is turned where it lies stays, turned', () => {
  const { board, tray } = made({ turns: true });
  const before = tray.pieces.value.find(({ piece }) => piece === 9);
  const { x, y, turn } = groupOf(board, 9);
  const operation = { page: PAGE, counter: 1 };
  apply(board, { kind: 'turned', group: 9, x, y, turn: (turn + 6) % 24, member: 1, operation }, 2);
  tray.look(board, null);
  const after = tray.pieces.value.find(({ piece }) => piece === 9);
  expect(after?.quarters).toBe(((before?.quarters ?? 0) + 1) % 4);
});

test('with edges only, it holds those; while it is not shown, nothing leaves the board', () => {
  const { tray, inside, parts } = made({ edgesOnly: true });
  expect(inside()).toHaveLength(16);
  parts.isShown.value = false;
  expect(tray.without({ lying: NOTHING_LYING })).toBe(NOTHING_LYING);
});
