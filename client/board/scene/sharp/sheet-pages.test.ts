import { expect, test } from 'vitest';
import { plainFrame } from '#client/board/board-frame.ts';
import { hollowsOf } from '#client/board/hollows.ts';
import { sheetBoxes } from '#client/board/sheet-boxes.ts';
import { dealtBoard } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { CENTRE } from '#shared/limits.ts';
import { cardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import { isOfMat, type PageGrid, pageArea, pageGrid, type SeenSheet, seenPages } from './sheet-pages.ts';

const SCALE = 0.3;

function twelveSteps(): Puzzle {
  const spec = cardsSpec({ layout: 'order', groups: Array.from({ length: 12 }, (_, index) => [`Step ${index}`]) }, 7);
  if (spec === null) throw new Error('no set of cards');
  return cutCards(spec);
}

/** A board whose card 5 lies alone, far from everything else, and the view of it. */
function seenCard(puzzle: Puzzle, change: Partial<SeenSheet['frame']> = {}): SeenSheet {
  const at = { x: 2_000, y: 2_000, turn: 0 };
  const board = dealtBoard(
    boardRules(puzzle, 'easy', false),
    Array.from({ length: puzzle.pieces + 1 }, (_, piece) => (piece === 5 ? at : { x: CENTRE, y: CENTRE, turn: 0 })),
    1,
  );
  const { width, height } = puzzle.spec;
  const boxes = sheetBoxes(puzzle);
  const box = boxes[5] as SheetPart;
  const [left, top] = [at.x - width / 2 + box.left, at.y - height / 2 + box.top];
  const view = { left, top, right: left + box.width, bottom: top + box.height };
  return { frame: { ...plainFrame(board), ...change }, view, boxes, hollows: null };
}

function covers(grid: PageGrid, pages: ReadonlySet<number>, { left, top, width, height }: SheetPart): boolean {
  const isCovered = (x: number, y: number) =>
    [...pages].some((page) => {
      const area = pageArea(grid, page);
      return x >= area.left && x <= area.left + area.width && y >= area.top && y <= area.top + area.height;
    });
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return shares.every((across) => shares.every((down) => isCovered(left + across * width, top + down * height)));
}

test('finds the pages of a card, wherever it lies, and little more', () => {
  const puzzle = twelveSteps();
  const grid = pageGrid(puzzle, SCALE);
  const seen = seenCard(puzzle);
  const pages = seenPages(seen, grid);
  const box = seen.boxes[5] as SheetPart;
  expect(covers(grid, pages, box)).toBe(true);
  const around = { left: box.left - 600, top: box.top - 600, width: box.width + 1_200, height: box.height + 1_200 };
  for (const page of pages) {
    const area = pageArea(grid, page);
    expect(area.left >= around.left && area.top >= around.top).toBe(true);
    expect(area.left + area.width <= around.left + around.width).toBe(true);
  }
  expect([...pages].some((page) => isOfMat(grid, page))).toBe(false);
});

test('leaves out what moves, and the rest of a card that is not in view', () => {
  const puzzle = twelveSteps();
  const grid = pageGrid(puzzle, SCALE);
  expect(seenPages(seenCard(puzzle, { positions: new Map([[5, { x: 2_000, y: 2_000 }]]) }), grid).size).toBe(0);
  const seen = seenCard(puzzle);
  const { left, top, right, bottom } = seen.view;
  const quarter = { left, top, right: (left + right) / 2, bottom: (top + bottom) / 2 };
  expect(seenPages({ ...seen, view: quarter }, grid).size).toBeLessThan(seenPages(seen, grid).size);
});

test('finds what the mat shows between its empty places, and not what is within them', () => {
  const puzzle = twelveSteps();
  const grid = pageGrid(puzzle, 1);
  const { width, height } = puzzle.spec;
  const view = {
    left: CENTRE - width / 2,
    top: CENTRE - height / 2,
    right: CENTRE + width / 2,
    bottom: CENTRE + height / 2,
  };
  const hollows = hollowsOf(puzzle);
  const seen = { ...seenCard(puzzle), view, hollows };
  const ofMat = [...seenPages(seen, grid)].filter((page) => isOfMat(grid, page));
  const cells = grid.columns * grid.rows;
  const middle = hollows[0] as SheetPart;
  const within = (page: number) => {
    const { left, top } = pageArea(grid, page);
    return (
      left > middle.left &&
      top > middle.top &&
      left < middle.left + middle.width / 2 &&
      top < middle.top + middle.height / 2
    );
  };
  expect(ofMat.some(within)).toBe(false);
  expect(ofMat.length).toBeGreaterThan(0);
  expect(ofMat.length).toBeLessThan(cells);
});

test('has no more pages along a side than its table', () => {
  const { columns, rows, scale } = pageGrid(twelveSteps(), 1_000);
  expect(Math.max(columns, rows)).toBe(128);
  expect(scale).toBeLessThan(1);
});
