/** What holds of every drawn map, looked at without its sources. */
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeArcs, encodeArcs } from '#shared/puzzle/kinds/map/drawn-arcs.ts';
import { type DrawnMap, loadMap, MAP_IDS, type MapId } from '#shared/puzzle/kinds/map/map.ts';
import { crossingsOf } from './crossings.ts';

const maps = new Map<MapId, DrawnMap>();
beforeAll(async () => {
  for (const id of MAP_IDS) maps.set(id, await loadMap(id));
});

function mapOf(id: MapId): DrawnMap {
  const drawn = maps.get(id);
  if (drawn === undefined) throw new Error(`no map ${id}`);
  return drawn;
}

test('all maps together have at most 400 kB', () => {
  const bytes = [...maps.values()].reduce(
    (sum, drawn) => sum + new TextEncoder().encode(JSON.stringify(drawn)).length,
    0,
  );
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(400_000);
});

describe.each(MAP_IDS)('the map of %s', (id) => {
  test('has borders that cross nothing and touch nothing but in their ends', () => {
    const arcs = decodeArcs(mapOf(id).arcs).map((arc) => [...arc]);
    expect(arcs.length).toBeGreaterThan(5);
    expect(crossingsOf(arcs)).toEqual([]);
    expect(encodeArcs(arcs)).toBe(mapOf(id).arcs);
  });

  test('has each border once in each direction at most, within the sheet, and none that nobody has', () => {
    const { regions, arcs, width, height } = mapOf(id);
    const used = regions.flatMap(({ rings }) => rings.flat());
    expect(new Set(used).size).toBe(used.length);
    const decoded = decodeArcs(arcs);
    expect(new Set(used.map((arc) => (arc < 0 ? ~arc : arc))).size).toBe(decoded.length);
    for (const arc of decoded) {
      for (const [at, value] of arc.entries()) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(at % 2 === 0 ? width : height);
      }
    }
  });

  test('has a name for every region in both languages, and each id once', () => {
    const { regions } = mapOf(id);
    expect(regions.length).toBeGreaterThanOrEqual(6);
    expect(new Set(regions.map(({ id: region }) => region)).size).toBe(regions.length);
    for (const language of ['ko', 'en'] as const) {
      const names = regions.map(({ words }) => words[language]);
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => name.trim() === name && name !== '')).toBe(true);
    }
  });
});

test('Crimea is drawn with Ukraine, and Dokdo with 경상북도 and South Korea', () => {
  // The easternmost corner of 경상북도 is its dot in the East Sea, far off the coast.
  const eastOf = (id: MapId, region: string) => {
    const drawn = mapOf(id);
    const arcs = decodeArcs(drawn.arcs);
    const found = drawn.regions.find((each) => each.id === region);
    const easts = (found?.rings ?? []).map((ring) =>
      Math.max(...ring.flatMap((arc) => [...(arcs[arc < 0 ? ~arc : arc] ?? [])].filter((_, at) => at % 2 === 0))),
    );
    return { main: easts[0] ?? 0, farthest: Math.max(...easts) };
  };
  const province = eastOf('korea16', '47');
  expect(province.farthest - province.main).toBeGreaterThan(4_000);
  const country = eastOf('asia', 'kr');
  expect(country.farthest).toBeGreaterThan(country.main);
  const europe = mapOf('europe').regions.map(({ id }) => id);
  for (const region of ['ua', 'ru', 'xk']) expect(europe).toContain(region);
  expect(mapOf('asia').regions.map(({ id }) => id)).not.toContain('ru');
  expect(mapOf('asia').regions.map(({ id }) => id)).toEqual(expect.arrayContaining(['tw', 'ps', 'kp', 'kr']));
});

/** Official areas in square kilometres, of a few; with Gunwi in Daegu. */
const AREAS = {
  '11': 605,
  '27': 1_499,
  '41': 10_200,
  '43': 7_407,
  '45': 8_073,
  '47': 18_424,
  '48': 10_541,
  '50': 1_850,
};

test('the provinces of Korea have their official areas, to 6 %, beside that of Gangwon', () => {
  const { regions, arcs } = mapOf('korea17');
  const decoded = decodeArcs(arcs);
  const areaOf = (id: string) => {
    const rings = regions.find((each) => each.id === id)?.rings ?? [];
    return rings.reduce((sum, ring) => sum + ring.reduce((part, arc) => part + sweptBy(decoded, arc), 0) / 2, 0);
  };
  const perUnit = areaOf('42') / 16_830;
  for (const [id, area] of Object.entries(AREAS)) {
    const share = areaOf(id) / perUnit / area;
    expect([id, share > 0.94 && share < 1.06]).toEqual([id, true]);
  }
});

/** Twice the area between an arc and the origin, as the ring runs. */
function sweptBy(arcs: readonly Int32Array[], number: number): number {
  const arc = arcs[number < 0 ? ~number : number] ?? new Int32Array(0);
  let twice = 0;
  for (let at = 0; at + 3 < arc.length; at += 2)
    twice += (arc[at] ?? 0) * (arc[at + 3] ?? 0) - (arc[at + 2] ?? 0) * (arc[at + 1] ?? 0);
  return number < 0 ? -twice : twice;
}
