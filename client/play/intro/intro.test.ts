import { expect, test } from 'vitest';
import { INTRO_PREVIEW_MS, INTRO_SLIDE_MS } from '#client/base/limits.ts';
import { hollowsOf } from '#client/board/hollows.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { boardOfSeed, pieceCentre } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { cardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { findDragHint } from './drag-hint.ts';
import { flightToTray } from './flight-to-tray.ts';
import { Intro } from './intro.ts';

const AT = 1_000;
const HALFWAY = AT + INTRO_PREVIEW_MS + INTRO_SLIDE_MS / 2;

test('shows the whole picture first, every piece upright in its place', () => {
  const board = sampleBoard('easy', true);
  const intro = new Intro();
  intro.start(board, AT);
  const frame = intro.frameAt(board, AT + 10, null);
  expect([...(frame?.positions.values() ?? [])]).toEqual(Array.from({ length: 24 }, () => MAT_ORIGIN));
  expect([...(frame?.board.groups.values() ?? [])].every(({ turn }) => turn === 0)).toBe(true);
  expect([...board.groups.values()].some(({ turn }) => turn !== 0)).toBe(true);
  expect(intro.isSliding(AT + 10)).toBe(false);
});

test('then moves the pieces from their homes to where they lie, and ends with the board as it is', () => {
  const board = sampleBoard('easy', true);
  const intro = new Intro();
  intro.start(board, AT);
  expect(intro.isSliding(HALFWAY)).toBe(true);
  const positions = intro.frameAt(board, HALFWAY, null)?.positions;
  const { homeX, homeY } = board.rules.puzzle;
  for (const { id, x, y } of board.groups.values()) {
    if (id === 0) continue;
    const drawn = positions?.get(id) ?? { x: 0, y: 0 };
    const place = pieceCentre(board, id);
    const middle = { x: place.x + drawn.x - x, y: place.y + drawn.y - y };
    expect(middle.x).toBeCloseTo((place.x + MAT_ORIGIN.x + (homeX[id] ?? 0)) / 2, 6);
    expect(middle.y).toBeCloseTo((place.y + MAT_ORIGIN.y + (homeY[id] ?? 0)) / 2, 6);
  }
  expect(intro.frameAt(board, AT + INTRO_PREVIEW_MS + INTRO_SLIDE_MS, null)).toBeNull();
  expect(intro.isRunning).toBe(false);
});

test.each(['side', 'bottom'] as const)('flies each piece past the edge of the view to a tray at the %s', (tray) => {
  const board = sampleBoard('easy', true);
  const intro = new Intro();
  intro.start(board, AT);
  const view = { left: 20_000, top: 24_000, right: 45_000, bottom: 41_000 };
  const toTray = flightToTray(board, tray, view);
  const end = AT + INTRO_PREVIEW_MS + INTRO_SLIDE_MS - 0.001;
  const positions = intro.frameAt(board, end, toTray)?.positions;
  const middles = [...board.groups.values()].flatMap(({ id, x, y }) => {
    const drawn = positions?.get(id);
    const place = pieceCentre(board, id);
    return drawn === undefined ? [] : [{ x: place.x + drawn.x - x, y: place.y + drawn.y - y }];
  });
  expect(middles).toHaveLength(24);
  const { halfExtent } = outlinesOf(board.rules.puzzle);
  const edge = tray === 'side' ? view.right : view.bottom;
  for (const { x, y } of middles) expect(tray === 'side' ? x : y).toBeCloseTo(edge + halfExtent, 0);
  const along = middles.map(({ x, y }) => Math.round(tray === 'side' ? y : x));
  expect(new Set(along).size).toBe(24);
});

test('ends at anyone’s first lift, and does not start on a board that was touched before', () => {
  const board = sampleBoard();
  const intro = new Intro();
  intro.start(board, AT);
  apply(board, { kind: 'lifted', group: 4, member: 2, page: 9 }, 2);
  expect(intro.frameAt(board, AT + 10, null)).toBeNull();
  expect(intro.isRunning).toBe(false);
  intro.start(board, AT);
  expect(intro.isRunning).toBe(false);
});

test('the drag hint leads from the loose piece nearest to the picture towards its middle, but not to the piece’s place', () => {
  const board = sampleBoard();
  const drag = findDragHint(board);
  const away = (piece: number) => {
    const { x, y } = pieceCentre(board, piece);
    return Math.hypot(x - MAT_ORIGIN.x, y - MAT_ORIGIN.y);
  };
  const pieces = Array.from({ length: 24 }, (_, index) => index + 1);
  expect(away(drag?.piece ?? 0)).toBe(Math.min(...pieces.map(away)));
  expect(Math.hypot((drag?.to.x ?? 0) - MAT_ORIGIN.x, (drag?.to.y ?? 0) - MAT_ORIGIN.y)).toBeCloseTo(
    0.3 * away(drag?.piece ?? 0),
    6,
  );
});

test.each(['order', 'sort'] as const)('the drag hint ends in the middle of an empty place: %s', (layout) => {
  const spec =
    layout === 'order'
      ? cardsSpec({ layout, groups: [['a'], ['b'], ['c'], ['d']] }, 7)
      : cardsSpec(
          {
            layout,
            extra: [],
            boxes: ['one', 'two', 'six'].map((name) => ({ name, cards: [`${name} a`, `${name} b`] })),
          },
          7,
        );
  if (spec === null) throw new Error('no set');
  const puzzle = cutCards(spec);
  for (let seed = 1; seed <= 20; seed += 1) {
    const inTray = seed % 2 === 0 ? null : 3;
    const { piece = 0, to } = findDragHint(boardOfSeed(boardRules(puzzle, 'easy', false), seed), inTray) ?? {};
    if (inTray !== null) expect(piece).toBe(inTray);
    const at = hollowsOf(puzzle).findIndex(
      ({ left, top, width, height }) =>
        MAT_ORIGIN.x - spec.width / 2 + left + width / 2 === to?.x &&
        MAT_ORIGIN.y - spec.height / 2 + top + height / 2 === to?.y,
    );
    expect(at).toBeGreaterThanOrEqual(0);
    if (layout === 'order') expect(at + 1).not.toBe(piece);
  }
});
