import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { groupOf } from '#shared/board/board.ts';
import { QUARTER, rotate, TURN_STEPS } from '#shared/geometry/pose.ts';
import { Baskets } from './baskets.ts';
import { readBaskets, writeBaskets } from './stored-baskets.ts';

const PAGE = 77;
const OTHER_PAGE = 78;
const NAME = 'baskets.class.mina.1';

/** The browser's storage. */
const items = new Map<string, string>();
beforeEach(() => {
  items.clear();
  const storage = new Proxy(
    {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
      removeItem: (name: string) => void items.delete(name),
    },
    { ownKeys: () => [...items.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
  );
  vi.stubGlobal('localStorage', storage);
});

afterEach(() => vi.unstubAllGlobals());

function made(board = sampleBoard('easy', true)) {
  const mirror = { predicted: board, actor: { member: 2, page: PAGE, isTeacher: false } };
  const baskets = new Baskets({ mirror, storedAs: NAME, Bar: () => null });
  const basketOf = (piece: number) => baskets.basketOf(board, groupOf(board, piece));
  return { board, baskets, basketOf };
}

test('holds what was put in, counts it, and gives it out again', () => {
  const { baskets, basketOf } = made();
  baskets.toggle(5, 'heart');
  baskets.toggle(6, 'heart');
  baskets.toggle(7, 'moon');
  expect([5, 6, 7, 8].map(basketOf)).toEqual(['heart', 'heart', 'moon', null]);
  expect([baskets.count('heart'), baskets.count('moon'), baskets.count('leaf')]).toEqual([2, 1, 0]);
  baskets.toggle(6, 'drop');
  baskets.toggle(5, 'heart');
  expect([5, 6].map(basketOf)).toEqual([null, 'drop']);
  expect([baskets.takeOut(7) === null, baskets.takeOut(8) === null]).toEqual([false, true]);
  expect(basketOf(7)).toBeNull();
  expect([6, 7].map((piece) => baskets.placeOf(piece) === null)).toEqual([false, true]);
});

test('holds a piece as long as it lies where it lay: also turned, and in this page’s own hand', () => {
  const { board, baskets, basketOf } = made();
  const { x, y, turn } = groupOf(board, 9);
  baskets.toggle(9, 'leaf');
  apply(board, { kind: 'lifted', group: 9, member: 2, page: PAGE }, 2);
  apply(board, { kind: 'dragged', group: 9, x: x + 900, y }, 3);
  expect(basketOf(9)).toBe('leaf');
  apply(board, { kind: 'released', group: 9, x, y }, 4);
  expect(basketOf(9)).toBe('leaf');
  const { homeX, homeY } = board.rules.puzzle;
  const home = (at: number) => rotate(homeX[9] ?? 0, homeY[9] ?? 0, at);
  const [before, after] = [home(turn), home((turn + QUARTER) % TURN_STEPS)];
  const operation = { page: PAGE, counter: 1 };
  const turned = { x: x + before.x - after.x, y: y + before.y - after.y, turn: (turn + QUARTER) % TURN_STEPS };
  apply(board, { kind: 'turned', group: 9, ...turned, member: 2, operation }, 4);
  expect(basketOf(9)).toBe('leaf');
  apply(board, { kind: 'lifted', group: 9, member: 3, page: OTHER_PAGE }, 5);
  expect(basketOf(9)).toBeNull();
  apply(board, { kind: 'released', group: 9, x: x + 900, y: y + 900 }, 6);
  expect(basketOf(9)).toBeNull();
});

test('takes single loose pieces alone, and a piece in hand at the place that it goes back to', () => {
  const { board, baskets, basketOf } = made();
  const { x, y } = groupOf(board, 5);
  apply(board, { kind: 'lifted', group: 5, member: 2, page: PAGE }, 2);
  apply(board, { kind: 'dragged', group: 5, x: x + 900, y: y + 20 }, 3);
  baskets.toggle(5, 'heart', { x, y });
  expect(basketOf(5)).toBe('heart');
  apply(board, { kind: 'released', group: 5, x, y }, 4);
  expect(basketOf(5)).toBe('heart');
  const joined = board.rules.puzzle.neighbours[12]?.[0] ?? 0;
  const [first, second] = [Math.min(12, joined), Math.max(12, joined)];
  const { x: toX, y: toY } = groupOf(board, first);
  apply(board, { kind: 'joined', group: first, other: second, x: toX, y: toY }, 5);
  baskets.toggle(first, 'heart');
  expect(baskets.count('heart')).toBe(1);
});

test('is stored with its board and person, and what cannot be read is empty', () => {
  const { board, baskets } = made();
  baskets.toggle(5, 'heart');
  expect(made(board).basketOf(5)).toBe('heart');
  baskets.store(false);
  expect(items.get(`jogak.${NAME}`)).toContain('"isOn":false');
  expect(readBaskets(NAME).size).toBe(1);
  for (const text of ['', 'null', '{}', '{"pieces":1}', '{"pieces":[[1,2]]}', '{"pieces":[["a",0,1,2]]}', '[']) {
    items.set(`jogak.${NAME}`, text);
    expect(readBaskets(NAME).size, text).toBe(0);
  }
  items.set(`jogak.${NAME}`, '{"pieces":[[1,9,0,0],[2,1,3,4]]}');
  expect([...readBaskets(NAME)]).toEqual([[2, { basket: 'moon', x: 3, y: 4 }]]);
});

test('stores no more than so many boards, the latest ones', () => {
  vi.useFakeTimers();
  for (let board = 1; board <= 40; board += 1) {
    vi.setSystemTime(board * 1_000);
    writeBaskets(`baskets.class.mina.${board}`, true, new Map());
  }
  vi.useRealTimers();
  expect(items.size).toBe(24);
  expect(items.has('jogak.baskets.class.mina.40')).toBe(true);
  expect(items.has('jogak.baskets.class.mina.16')).toBe(false);
});
