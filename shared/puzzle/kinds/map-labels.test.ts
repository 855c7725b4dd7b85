import { beforeAll, expect, it } from 'vitest';
import { boardOfSeed } from '#shared/board/board.ts';
import { boardRules } from '#shared/board/board-rules.ts';
import { CENTRE } from '#shared/limits.ts';
import { isSolved } from './cards/judge.ts';
import type { SheetRect } from './cards/sheet-grid.ts';
import { cutProblem, mayHint, requestedSpec } from './choices.ts';
import { MAP_IDS } from './map/map-ids.ts';
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
  const spec = ask('our continent');
  if (spec === null) throw new Error('no labels');
  const puzzle = cutPuzzle(spec);
  const names = Array.from({ length: puzzle.pieces }, (_, index) => puzzle.pieceName(index + 1)?.words.en);
  expect(names).toContain('our continent');
  expect(names).not.toContain('Asia');
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const name = puzzle.placeOf(piece).name;
    if (name.kind !== 'author') throw new Error('a place without a name');
    expect(name.words.en).toMatch(/^(Top|Middle|Bottom)/);
  }
  expect(ask('another')?.spots).toEqual(spec.spots);
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
