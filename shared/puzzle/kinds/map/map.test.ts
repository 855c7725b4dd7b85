import { beforeAll, describe, expect, test } from 'vitest';
import { inQuickJs } from '#e2e/fixtures/in-quickjs.ts';
import { apply } from '#shared/board/apply.ts';
import { type Board, boardOfSeed, groupOf, isConsistent } from '#shared/board/board.ts';
import { boardRules, MAT_ID, toleranceOf } from '#shared/board/board-rules.ts';
import { decide } from '#shared/board/decide.ts';
import type { Move } from '#shared/board/move.ts';
import { type RandomStream, randomBelow, randomStream } from '#shared/geometry/random.ts';
import { CENTRE, PICTURE_LONG_SIDE, PLANE } from '#shared/limits.ts';
import { DIFFICULTIES, type Puzzle } from '#shared/puzzle/puzzle.ts';
import { scatter, tableOf } from '#shared/puzzle/scatter.ts';
import { cutMap, type DrawnMap, loadMap, MAP_IDS, type MapId, type MapSpec, requestedMap } from './map.ts';
import { mapFingerprint } from './map-fingerprint.ts';

const maps = new Map<MapId, DrawnMap>();
beforeAll(async () => {
  for (const id of MAP_IDS) maps.set(id, await loadMap(id));
});

function specOf(map: MapId, leftOut: readonly string[] = []): MapSpec {
  const spec = requestedMap({ map, leftOut }, 7);
  if (spec === null) throw new Error(`no map ${map}`);
  return spec;
}

/** A map without some of its regions. */
function randomSpec(draw: RandomStream): MapSpec {
  const map = MAP_IDS[randomBelow(draw, MAP_IDS.length)] ?? 'world';
  const ids = (maps.get(map)?.regions ?? []).map(({ id }) => id);
  const share = randomBelow(draw, 100);
  const leftOut = ids.filter((_, index) => index > 1 && randomBelow(draw, 100) < share);
  return specOf(map, leftOut);
}

const actor = { member: 1, page: 1, isTeacher: false };

function drop(board: Board, piece: number, x: number, y: number, counter: number): boolean {
  const move: Move = {
    kind: 'drop',
    piece,
    x,
    y,
    operation: { page: 1, counter },
    seen: { epoch: board.epoch, seq: board.seq },
  };
  const decision = decide(board, actor, move, 0);
  if (!decision.ok) return false;
  for (const event of decision.events) apply(board, event, board.seq + 1);
  return true;
}

describe.each(MAP_IDS)('the map of %s', (id) => {
  test('has neighbours that know each other, and pieces whose main part lies about their home', () => {
    const { pieces, neighbours, homeX, homeY, spec, outlineOf, placeOf } = cutMap(specOf(id));
    let borders = 0;
    for (let piece = 1; piece <= pieces; piece += 1) {
      for (const other of neighbours[piece] ?? []) {
        expect(neighbours[other]).toContain(piece);
        borders += 1;
      }
      expect(Math.abs(homeX[piece] ?? 0)).toBeLessThan(spec.width / 2);
      expect(Math.abs(homeY[piece] ?? 0)).toBeLessThan(spec.height / 2);
      expect(areaOf(outlineOf(piece)[0]?.corners ?? new Int32Array(0))).toBeGreaterThan(0);
      const { width, height } = placeOf(piece);
      expect(Math.min(width, height)).toBeGreaterThan(0);
    }
    if (id !== 'oceania') expect(borders).toBeGreaterThan(0);
  });

  test('leaves no room between neighbours, and overlaps nowhere: the borders of all pieces cancel, but for the coasts', () => {
    const puzzle = cutMap(specOf(id));
    const sides = new Map<string, number>();
    for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
      for (const side of sidesOf(puzzle, piece)) sides.set(side, (sides.get(side) ?? 0) + 1);
    }
    expect([...sides.values()].every((times) => times === 1)).toBe(true);
    const shared = [...sides.keys()].filter((side) => sides.has(side.split('>').reverse().join('>')));
    const neighbours = puzzle.neighbours.reduce((sum, each) => sum + each.length, 0);
    expect(shared.length).toBeGreaterThanOrEqual(neighbours);
  });

  test('shows on its mat the coasts of its regions, and no border between two of them', () => {
    const ids = maps.get(id)?.regions.map((region) => region.id) ?? [];
    for (const leftOut of [[], ids.filter((_, index) => index % 3 === 1)]) {
      const puzzle = cutMap(specOf(id, leftOut));
      const pieces = Array.from({ length: puzzle.pieces }, (_, index) => index + 1);
      const sides = new Set(pieces.flatMap((piece) => sidesOf(puzzle, piece)));
      const coasts = [...sides].filter((side) => !sides.has(side.split('>').reverse().join('>')));
      const rings = puzzle.matOutline?.() ?? [];
      const drawn = sidesOf(
        { ...puzzle, homeX: new Int32Array(1), homeY: new Int32Array(1), outlineOf: () => rings },
        0,
      );
      expect(drawn.toSorted()).toEqual(coasts.toSorted());
    }
  });
});

function areaOf(corners: Int32Array): number {
  let twice = 0;
  for (let at = 0; at < corners.length; at += 2) {
    const next = (at + 2) % corners.length;
    twice += (corners[at] ?? 0) * (corners[next + 1] ?? 0) - (corners[next] ?? 0) * (corners[at + 1] ?? 0);
  }
  return twice / 2;
}

/** Directed, from corner to corner, where they lie at home. */
function sidesOf({ homeX, homeY, outlineOf }: Puzzle, piece: number): string[] {
  return outlineOf(piece).flatMap(({ corners }) => {
    const at = (index: number) => {
      const x = (corners[index % corners.length] ?? 0) / 16 + (homeX[piece] ?? 0);
      return `${x},${(corners[(index + 1) % corners.length] ?? 0) / 16 + (homeY[piece] ?? 0)}`;
    };
    return Array.from({ length: corners.length / 2 }, (_, corner) => `${at(2 * corner)}>${at(2 * corner + 2)}`);
  });
}

test('10,000 random sets of regions lie apart and on the plane when they are dealt', () => {
  const seed = 20_261_130;
  const draw = randomStream(seed, 1, 0, 0);
  for (let round = 0; round < 10_000; round += 1) {
    const puzzle = cutMap(randomSpec(draw));
    const { left, top, right, bottom } = tableOf(puzzle);
    const boxes = scatter(puzzle, round, true).flatMap(({ x, y, turn }, piece) => {
      if (piece === 0) return [];
      const box = puzzle.ownSlots?.boxOf(piece) ?? { left: 0, top: 0, right: 0, bottom: 0 };
      const [homeX, homeY] = [x + (puzzle.homeX[piece] ?? 0), y + (puzzle.homeY[piece] ?? 0)];
      if (turn !== 0 || x < 0 || y < 0 || x >= PLANE || y >= PLANE) throw new Error(`seed ${seed}, round ${round}`);
      return [{ left: homeX + box.left, right: homeX + box.right, top: homeY + box.top, bottom: homeY + box.bottom }];
    });
    const { width, height } = puzzle.spec;
    boxes.push({
      left: CENTRE - width / 2,
      right: CENTRE + width / 2,
      top: CENTRE - height / 2,
      bottom: CENTRE + height / 2,
    });
    for (const [index, one] of boxes.entries()) {
      const isOnTable = one.left >= left && one.right <= right && one.top >= top && one.bottom <= bottom;
      const isApart = boxes
        .slice(index + 1)
        .every(
          (other) =>
            one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top,
        );
      if (!isOnTable || !isApart) throw new Error(`seed ${seed}, round ${round}: piece ${index + 1}`);
    }
  }
});

test('random sets of regions are solved at every difficulty, by drops that are not exact', () => {
  const seed = 20_261_131;
  const draw = randomStream(seed, 1, 0, 0);
  for (let round = 0; round < 300; round += 1) {
    const difficulty = DIFFICULTIES[round % 3] ?? 'normal';
    const rules = boardRules(cutMap(randomSpec(draw)), difficulty, false);
    const board = boardOfSeed(rules, round);
    const reach = Math.floor(rules.tolerance * 0.7);
    for (let piece = rules.puzzle.pieces; piece > 0; piece -= 1) {
      if (groupOf(board, piece).id === MAT_ID) continue;
      const stray = () => randomBelow(draw, 2 * reach + 1) - reach;
      expect(drop(board, piece, CENTRE + stray(), CENTRE + stray(), piece), `seed ${seed}, round ${round}`).toBe(true);
    }
    expect(board.solved, `seed ${seed}, round ${round}`).toBe(true);
    expect(isConsistent(board)).toBe(true);
  }
});

test('a page may ask for at most 3 % of the long side, however small the region is', () => {
  for (const id of MAP_IDS) {
    const rules = boardRules(cutMap(specOf(id)), 'hard', false);
    expect(rules.mat).toBe('every');
    expect(toleranceOf(rules, PICTURE_LONG_SIDE)).toBe(Math.floor((PICTURE_LONG_SIDE * 3) / 100));
    expect(toleranceOf(rules, 0)).toBeLessThan(100);
  }
});

test('refuses regions that the map has not, and too few of them; takes new names', () => {
  expect(requestedMap({ map: 'korea16', leftOut: ['99'] }, 1)).toBeNull();
  expect(requestedMap({ map: 'korea16', renamed: [{ region: 'xx', name: 'Y' }] }, 1)).toBeNull();
  const all = (maps.get('korea16')?.regions ?? []).map(({ id }) => id);
  expect(requestedMap({ map: 'korea16', leftOut: all.slice(1) }, 1)).toBeNull();
  expect(requestedMap({ map: 'korea16', leftOut: all.slice(2) }, 1)?.regions).toEqual(all.slice(0, 2));
  const spec = requestedMap({ map: 'korea16', renamed: [{ region: '11', name: ' 우리 동네 ' }] }, 1);
  if (spec === null) throw new Error('no map');
  const { pieceName, placeOf } = cutMap(spec);
  expect(pieceName(1)?.words).toEqual({ ko: '우리 동네', en: '우리 동네' });
  expect(placeOf(1).name).toEqual(pieceName(1));
  expect(pieceName(2)?.words.en).toBe('Jeonnam-Gwangju');
});

/** A released map never changes: boards in play and stored replays depend on it. */
const CUTTER_1: Readonly<Record<MapId, string>> = {
  korea16: '364dfe9d',
  korea17: 'c7021364',
  asia: 'c05a0684',
  europe: '59596362',
  africa: '9f30e074',
  'north-america': 'e758e878',
  'south-america': 'b1c4a1b7',
  oceania: '1d1503ad',
  world: '71850f0f',
};

// Proves I7.
test('cutter 1 always cuts the same regions', () => {
  const found = Object.fromEntries(MAP_IDS.map((id) => [id, mapFingerprint(cutMap(specOf(id)))]));
  expect(found).toEqual(CUTTER_1);
});

// Proves I6, I7.
test('another engine, QuickJS, cuts and deals the same bit for bit', async () => {
  const specs = [specOf('korea16'), specOf('oceania'), specOf('south-america', ['br', 'py'])];
  const there = await inQuickJs({
    from: import.meta.url,
    exports: {
      './cut-map.ts': ['cutMap'],
      './drawn-maps.ts': ['addDrawnMap'],
      './map-fingerprint.ts': ['mapFingerprint'],
      '../../scatter.ts': ['scatter'],
    },
    expression: `(() => {
      for (const [id, drawn] of ${JSON.stringify([...maps])}) product.addDrawnMap(id, drawn);
      return ${JSON.stringify(specs)}.map((spec) => {
        const puzzle = product.cutMap(spec);
        return { cut: product.mapFingerprint(puzzle), deal: product.scatter(puzzle, 9, false) };
      });
    })()`,
  });
  const here = specs.map((spec) => ({ cut: mapFingerprint(cutMap(spec)), deal: scatter(cutMap(spec), 9, false) }));
  expect(there).toEqual(here);
});
