import { beforeAll, expect, it } from 'vitest';
import { boardOfSeed } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import { linesMeet } from '#shared/geometry/segment.ts';
import { CENTRE, PICTURE_LONG_SIDE } from '#shared/limits.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { textWidth } from '#shared/text/text-width.ts';
import { isSolved } from './cards/judge.ts';
import { lettersOn, wordWidths } from './cards/label-width.ts';
import type { Spot } from './cards/labels-beside.ts';
import type { SheetRect } from './cards/sheet-grid.ts';
import { cutProblem, mayHint, requestedSpec } from './choices.ts';
import { MAP_IDS, type MapId } from './map/map-ids.ts';
import type { MapSpec } from './map/map-spec.ts';
import { seasOf } from './map/sea-names.ts';
import { mapLabels } from './map-labels.ts';
import { cutPuzzle, pieceCount } from './registry.ts';

/** A letter of 20 pixels on a tablet, and of 10 on a phone, that show the map as wide as themselves. Units. */
const LEAST_HEIGHT = 400;

beforeAll(async () => {
  await import('./every-kind.ts');
});

const overlap = (one: SheetRect, other: SheetRect) =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

it.each(MAP_IDS)(
  'puts a card for each region of %s upon the map: apart, large enough, and in both languages',
  (map) => {
    const spec = mapLabels({ map }, 7);
    if (spec?.backdrop === undefined) throw new Error('no labels');
    const { spots, width, height, set } = spec;
    expect(spots).toHaveLength(pieceCount(spec.backdrop));
    for (const [index, { x, y, card }] of spots.entries()) {
      expect(card.height).toBeGreaterThanOrEqual(LEAST_HEIGHT);
      expect(card.left >= 0 && card.top >= 0).toBe(true);
      expect(card.left + card.width <= width && card.top + card.height <= height).toBe(true);
      const covered = spots.filter((other, at) => at !== index && overlap(card, other.card));
      expect(covered).toEqual([]);
      const place = cutPuzzle(spec.backdrop).placeOf(index + 1);
      expect(x > place.left && x < place.left + place.width, 'its point is on the region').toBe(true);
      expect(y > place.top && y < place.top + place.height, 'its point is on the region').toBe(true);
    }
    const [labels, regions] = [cutPuzzle(spec), cutPuzzle(spec.backdrop)];
    for (let piece = 1; piece <= labels.pieces; piece += 1)
      expect(labels.pieceName(piece)).toEqual(regions.pieceName(piece));
    expect(new Set(set.classes.slice(1)).size).toBe(labels.pieces);
    expect(isSolved(set, [null, ...spots.keys()])).toBe(true);
  },
);

/** Letters on a phone that is 390 wide, which shows the sheet in 374 by 506. CSS pixels. */
const ON_PHONE: Readonly<Record<MapId, number>> = {
  korea16: 10,
  korea17: 10,
  asia: 4.5,
  europe: 6,
  africa: 5,
  'north-america': 5,
  'south-america': 10,
  oceania: 7,
  world: 11,
};

it.each(MAP_IDS)('lays the names of %s beside all land, dots and seas, with lines that do not cross', (map) => {
  const spec = mapLabels({ map }, 7);
  if (spec?.backdrop === undefined) throw new Error('no labels');
  const { spots, width, height, backdrop, wordsIn } = spec;
  expect([backdrop.width, backdrop.height, Math.max(width, height)]).toEqual([width, height, PICTURE_LONG_SIDE]);
  const cards = spots.map(({ card }) => card);
  expect(new Set(cards.map((card) => card.left)).size, 'columns').toBeLessThanOrEqual(2);
  const land = cornersOf(cutPuzzle(backdrop));
  const seas = seasOf(backdrop as MapSpec).flatMap((sea) =>
    (['ko', 'en'] as const).map((language) => nameBox(sea, textWidth(sea.words[language]) / 100)),
  );
  expect(seas.length).toBe(map.startsWith('korea') ? 6 : map === 'asia' ? 2 : 0);
  for (const sea of seas) expect(overlap(sea, { left: 0, top: 0, width, height })).toBe(true);
  for (const card of cards) {
    const isIn = ({ x, y }: Spot) =>
      x > card.left && x < card.left + card.width && y > card.top && y < card.top + card.height;
    expect(land.filter(isIn)).toEqual([]);
    expect(spots.filter(isIn)).toEqual([]);
    expect(seas.filter((sea) => overlap(sea, card))).toEqual([]);
  }
  const lines = spots.map(({ x, y, card }) => ({
    from: { x, y },
    to: {
      x: Math.min(Math.max(x, card.left), card.left + card.width),
      y: Math.min(Math.max(y, card.top), card.top + card.height),
    },
  }));
  for (const [index, { from, to }] of lines.entries())
    for (const other of lines.slice(index + 1)) expect(linesMeet(from, to, other.from, other.to)).toBe(false);
  const [{ width: wide, height: high } = { width: 0, height: 1 }] = cards;
  for (const words of [wordsIn?.ko ?? [], wordsIn?.en ?? []]) {
    const letters = lettersOn(words.slice(1).map(wordWidths), (4 * wide) / high) * high;
    expect(letters * Math.min(374 / width, 506 / height)).toBeGreaterThan(ON_PHONE[map]);
  }
});

/** Of all borders. Units from the sheet's top left. */
function cornersOf({ spec, pieces, homeX, homeY, outlineOf }: Puzzle): Spot[] {
  return Array.from({ length: pieces }, (_, index) => index + 1).flatMap((piece) =>
    outlineOf(piece).flatMap(({ corners }) =>
      Array.from({ length: corners.length / 2 }, (_, at) => ({
        x: spec.width / 2 + (homeX[piece] ?? 0) + (corners[2 * at] ?? 0) / STEPS_PER_UNIT,
        y: spec.height / 2 + (homeY[piece] ?? 0) + (corners[2 * at + 1] ?? 0) / STEPS_PER_UNIT,
      })),
    ),
  );
}

/** @param wide in its letters' size */
function nameBox({ x, y, size }: Spot & { readonly size: number }, wide: number): SheetRect {
  return { left: x - (wide * size) / 2, top: y - size / 2, width: wide * size, height: size };
}

it('takes a card that is put down beside a small place, as far as a finger is wide, into that one or a nearer one', () => {
  const spec = mapLabels({ map: 'europe' }, 7);
  if (spec === null) throw new Error('no labels');
  const { settle, homeX, homeY, pieces, ...puzzle } = cutPuzzle(spec);
  const { groups } = boardOfSeed(boardRules({ settle, homeX, homeY, pieces, ...puzzle }, 'hard', false), 3);
  const all = Array.from({ length: pieces }, (_, index) => index + 1);
  // 44 pixels about a place's middle on a phone that is 390 wide, which shows the map in 374.
  const half = Math.floor((22 * spec.width) / 374);
  for (const [index] of spec.spots.entries()) {
    const piece = index + 1;
    for (const [right, down] of [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ] as const) {
      const settled = settle?.(groups, piece, CENTRE + right * half, CENTRE + down * half);
      const isInPlace = (place: number) =>
        settled?.x === CENTRE + (homeX[place] ?? 0) - (homeX[piece] ?? 0) &&
        settled.y === CENTRE + (homeY[place] ?? 0) - (homeY[piece] ?? 0);
      expect(settled?.joined === piece || all.some(isInPlace), `card ${piece}`).toBe(true);
    }
  }
});

it('calls regions as their teacher does, and says of a place where it is, not what it is called', () => {
  const ask = (name: string) => mapLabels({ map: 'world', renamed: [{ region: 'asia', name }], names: 'cards' }, 7);
  const spec = ask('ours');
  if (spec === null) throw new Error('no labels');
  const puzzle = cutPuzzle(spec);
  const names = Array.from({ length: puzzle.pieces }, (_, index) => puzzle.pieceName(index + 1)?.words.en);
  expect(names).toContain('ours');
  expect(names).not.toContain('Asia');
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const name = puzzle.placeOf(piece).name;
    if (name.kind !== 'author') throw new Error('a place without a name');
    expect(name.words.en).toMatch(/^(Top|Middle|Bottom)/);
  }
  // The longest names alone say how large cards are.
  expect(ask('mine')?.spots).toEqual(spec.spots);
  expect(ask('the continent of us all')?.spots).not.toEqual(spec.spots);
});

it('tells what is right when its teacher chose, and refuses a choice where names are no cards', () => {
  const ask = (request: object) => requestedSpec({ map: 'world', ...request }, null, 7);
  const names = 'cards' as const;
  const atOnce = ask({ names });
  expect(ask({ names, feedback: 'at-once' })).toEqual(atOnce);
  for (const [feedback, hasCheck] of [
    ['when-asked', true],
    ['never', false],
  ] as const) {
    const late = ask({ names, feedback });
    if (late === null) throw new Error('no labels');
    expect(late).toEqual({ ...atOnce, feedback });
    expect(mayHint(late)).toBe(false);
    const { boxes } = cutPuzzle(late);
    expect([boxes?.hasFeedback, boxes?.check != null]).toEqual([false, hasCheck]);
    for (const shown of [true, false, undefined]) {
      const cut = { map: 'world' as const, feedback, ...(shown === undefined ? {} : { names: shown }) };
      expect(ask(cut)).toBeNull();
      expect(cutProblem([cut])).toBe('bad-feedback');
    }
  }
});

it('is what a class asks for without a picture, and nothing of a map that is none', () => {
  expect(requestedSpec({ map: 'world', names: 'cards' }, null, 7)).toEqual(mapLabels({ map: 'world' }, 7));
  expect(requestedSpec({ map: 'world', names: 'cards' }, { width: 4, height: 3 }, 7)).toBeNull();
  expect(requestedSpec({ map: 'world', names: 'cards', leftOut: ['nowhere'] }, null, 7)).toBeNull();
  expect(
    requestedSpec({ map: 'world', names: 'cards', renamed: [{ region: 'asia', name: 'a'.repeat(201) }] }, null, 7),
  ).toBeNull();
});
