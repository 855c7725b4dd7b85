import { expect, test } from 'vitest';
import { INTRO_PREVIEW_MS, INTRO_SLIDE_MS } from '#client/base/limits.ts';
import { hollowsOf } from '#client/board/hollows.ts';
import { outlinesOf } from '#client/board/piece-outlines.ts';
import { sampleBoard } from '#e2e/fixtures/sample-board.ts';
import { apply } from '#shared/board/apply.ts';
import { boardOfSeed, pieceCentre } from '#shared/board/board.ts';
import { boardRules, MAT_ORIGIN } from '#shared/board/board-rules.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { cardsSpec, cutCards } from '#shared/puzzle/kinds/cards/cards.ts';
import { labelSpec } from '#shared/puzzle/kinds/cards/label-spec.ts';
import { cutMap, loadMap, requestedMap } from '#shared/puzzle/kinds/map/map.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { findDragHint } from './drag-hint.ts';
import { flightToTray } from './flight-to-tray.ts';
import { freeSpace } from './free-space.ts';
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
  const drag = findDragHint(board, null);
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

const PHOTO = { width: 1_600, height: 1_000 };
const LABELS = [
  { words: 'Sun', x: 600, y: 4_000 },
  { words: 'Mars', x: 4_500, y: 7_000 },
  { words: 'Uranus', x: 8_000, y: 1_500 },
];
const WITH_PLACES: Readonly<Record<string, Puzzle>> = {
  label: cutCards(made(labelSpec({ layout: 'label', labels: LABELS }, PHOTO, 7))),
  order: cutCards(made(cardsSpec({ layout: 'order', groups: [['a'], ['b'], ['c'], ['d']] }, 7))),
  sort: cutCards(
    made(
      cardsSpec(
        {
          layout: 'sort',
          extra: [],
          boxes: ['one', 'two', 'six'].map((name) => ({ name, cards: [`${name} a`, `${name} b`] })),
        },
        7,
      ),
    ),
  ),
  map: await loadMap('korea16').then(() => cutMap(made(requestedMap({ map: 'korea16' }, 7)))),
};

function made<Made>(thing: Made | null): Made {
  if (thing === null) throw new Error('it makes no puzzle');
  return thing;
}

test.each(Object.entries(WITH_PLACES))('the drag hint of a %s gives no answer, and fakes none', (name, puzzle) => {
  const board = boardOfSeed(boardRules(puzzle, 'easy', false), 3);
  const { width, height } = puzzle.spec;
  const rings = puzzle.matOutline?.() ?? [];
  for (const tray of ['side', 'bottom'] as const) {
    const { piece = 0, to = MAT_ORIGIN } = findDragHint(board, freeSpace, { piece: 2, tray }) ?? {};
    expect(piece).toBe(2);
    const at = { x: to.x - MAT_ORIGIN.x + width / 2, y: to.y - MAT_ORIGIN.y + height / 2 };
    const [x, y] = [at.x / width, at.y / height];
    expect([Math.min(x, y) >= 0, Math.max(x, y) <= 1]).toEqual([true, true]);
    // Not on the far side from the tray. Cells are whole units.
    expect(tray === 'side' ? x : y).toBeGreaterThan(0.499);
    if (name === 'map') {
      const land = rings.some(({ corners }) => isInside(corners, to.x - MAT_ORIGIN.x, to.y - MAT_ORIGIN.y));
      expect(land).toBe(false);
      continue;
    }
    const card = puzzle.placeOf(piece);
    for (const { left, top, width: across, height: down } of hollowsOf(puzzle)) {
      const [apartX, apartY] = [Math.abs(left + across / 2 - at.x), Math.abs(top + down / 2 - at.y)];
      // Full sheets have no room for a card: its middle lies beside the places.
      const size = name === 'label' ? card : { width: 0, height: 0 };
      expect(apartX >= (across + size.width) / 2 || apartY >= (down + size.height) / 2).toBe(true);
    }
  }
});

function isInside(corners: Int32Array, x: number, y: number): boolean {
  let isIn = false;
  for (let at = 0; at < corners.length; at += 2) {
    const next = (at + 2) % corners.length;
    const [fromX = 0, fromY = 0] = [corners[at], corners[at + 1]].map((step = 0) => step / STEPS_PER_UNIT);
    const [toX = 0, toY = 0] = [corners[next], corners[next + 1]].map((step = 0) => step / STEPS_PER_UNIT);
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) isIn = !isIn;
  }
  return isIn;
}
