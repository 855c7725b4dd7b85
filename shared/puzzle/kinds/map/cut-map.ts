/** Cuts maps: each region is a piece with all its islands. A map depends on its spec and the drawn map alone, bit for bit in every engine. */
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import type { AuthorName, Place, Puzzle, Ring } from '#shared/puzzle/puzzle.ts';
import { shelvesOf } from '#shared/puzzle/shelves.ts';
import { decodeArcs } from './drawn-arcs.ts';
import type { DrawnMap, DrawnRegion } from './drawn-map.ts';
import { drawnMap } from './drawn-maps.ts';
import { onSheet } from './map-extent.ts';
import type { MapSpec } from './map-spec.ts';
import { regionColours } from './region-colours.ts';

/**
 * The snap tolerance belongs to the map, not to a region: a country may be as small as a dot. All shares of a piece's size are shares of
 * this, so that a page may ask for 3 % of the map's long side at most.
 */
const PIECE_SIZE = Math.round((PICTURE_LONG_SIDE * 3) / 35);

const arcsByMap = new WeakMap<DrawnMap, readonly Int32Array[]>();

/** Cached with the map: several cuts of it have the same. */
function arcsOf(drawn: DrawnMap): readonly Int32Array[] {
  const arcs = arcsByMap.get(drawn) ?? decodeArcs(drawn.arcs);
  arcsByMap.set(drawn, arcs);
  return arcs;
}

/** On the sheet of its extent. Arcs that neighbours share stay the same for both. */
function arcsWithin({ extent }: MapSpec, drawn: DrawnMap): readonly Int32Array[] {
  const arcs = arcsOf(drawn);
  if (extent === undefined) return arcs;
  const corner = [extent.left, extent.top] as const;
  return arcs.map((arc) => arc.map((at, index) => onSheet(at - (corner[index % 2] ?? 0), extent)));
}

/** A rectangle in units from the sheet's top left. */
interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** O(corners). @throws when the map is not here */
export function cutMap(spec: MapSpec): Puzzle {
  const drawn = drawnMap(spec.map);
  if (drawn === undefined) throw new Error(`the map of ${spec.map} is not here`);
  const arcs = arcsWithin(spec, drawn);
  const regions = spec.regions.map((id) => {
    const region = drawn.regions.find((each) => each.id === id);
    if (region === undefined) throw new Error(`the map of ${spec.map} has no ${id}`);
    return region;
  });
  const pieces = regions.length;
  const homeX = new Int32Array(pieces + 1);
  const homeY = new Int32Array(pieces + 1);
  const mainParts: Bounds[] = [];
  const outlines = regions.map(({ rings }) => rings.map((ring) => cornersOf(ring, arcs)));
  const boxes = outlines.map((rings) => boundsOf(rings));
  for (const [index, rings] of outlines.entries()) {
    // The largest part comes first: the name lies there, and a hand takes it there.
    const main = boundsOf(rings.slice(0, 1));
    mainParts.push(main);
    homeX[index + 1] = Math.floor((main.left + main.right) / 2) - spec.width / 2;
    homeY[index + 1] = Math.floor((main.top + main.bottom) / 2) - spec.height / 2;
  }
  const nameOf = (piece: PieceId): AuthorName => authorName(spec, regions[piece - 1]);
  const homeOf = (piece: PieceId) => ({
    x: (homeX[piece] ?? 0) + spec.width / 2,
    y: (homeY[piece] ?? 0) + spec.height / 2,
  });
  const neighbours = neighboursOf(regions);
  let colours: readonly string[] | null = null;
  return {
    spec,
    pieces,
    homeX,
    homeY,
    neighbours,
    onBorder: new Uint8Array(pieces + 1).fill(1, 1),
    pieceSize: PIECE_SIZE,
    box: boxes.reduce((most, { left, top, right, bottom }) => Math.max(most, right - left, bottom - top), 0),
    grid: null,
    isMatAlwaysOn: true,
    settle: null,
    ownSlots: shelvesOf({ spec, homeX, homeY, boxes: boxes.map((box, index) => boxAbout(homeOf(index + 1), box)) }),
    placeOf: (piece) => placeOf(mainParts[piece - 1], nameOf(piece)),
    pieceName: nameOf,
    showsNames: spec.names,
    colourOf(piece) {
      colours ??= regionColours({ pieces, neighbours });
      return colours[piece] ?? '';
    },
    matOutline: () =>
      outerRings(regions, arcs).map((corners) => ringAbout({ x: spec.width / 2, y: spec.height / 2 }, corners)),
    outlineOf: (piece) => (outlines[piece - 1] ?? []).map((corners) => ringAbout(homeOf(piece), corners)),
  };
}

/** Of a ring of arcs, x and y alternating, in units from the sheet's top left. */
function cornersOf(ring: readonly number[], arcs: readonly Int32Array[]): readonly number[] {
  return ring.flatMap((number) => {
    const arc = arcs[number < 0 ? ~number : number] ?? new Int32Array(0);
    const corners: number[] = [];
    // Each arc begins where the one before ends.
    for (let at = 0; at + 2 < arc.length; at += 2) {
      const from = number < 0 ? arc.length - 2 - at : at;
      corners.push(arc[from] ?? 0, arc[from + 1] ?? 0);
    }
    return corners;
  });
}

/** Around all regions together: the arcs that no two of them share, each followed by one that begins where it ends. O(corners) */
function outerRings(regions: readonly DrawnRegion[], arcs: readonly Int32Array[]): (readonly number[])[] {
  const all = new Set(regions.flatMap(({ rings }) => rings.flat()));
  const byStart = new Map<string, number[]>();
  const endOf = (number: number, isStart: boolean) => {
    const arc = arcs[number < 0 ? ~number : number] ?? new Int32Array(0);
    return arc.slice(...(number < 0 === isStart ? [-2] : [0, 2])).join(' ');
  };
  for (const number of all) {
    if (all.has(~number)) continue;
    const start = endOf(number, true);
    byStart.set(start, [...(byStart.get(start) ?? []), number]);
  }
  const rings: (readonly number[])[] = [];
  for (const [start, numbers] of byStart) {
    while (numbers.length > 0) {
      const ring: number[] = [];
      let at = start;
      do {
        const next = byStart.get(at)?.pop();
        if (next === undefined) break;
        ring.push(next);
        at = endOf(next, false);
      } while (at !== start);
      rings.push(cornersOf(ring, arcs));
    }
  }
  return rings;
}

function boundsOf(rings: readonly (readonly number[])[]): Bounds {
  let [left, top] = [PICTURE_LONG_SIDE, PICTURE_LONG_SIDE];
  let [right, bottom] = [0, 0];
  for (const corners of rings) {
    for (let at = 0; at < corners.length; at += 2) {
      const [x, y] = [corners[at] ?? 0, corners[at + 1] ?? 0];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, right, bottom };
}

/** Regions that have an arc in common. */
function neighboursOf(regions: readonly DrawnRegion[]): readonly (readonly PieceId[])[] {
  const ownerOf = new Map<number, PieceId>();
  for (const [index, { rings }] of regions.entries()) for (const arc of rings.flat()) ownerOf.set(arc, index + 1);
  const around = regions.map(({ rings }) => {
    const others = rings.flat().flatMap((arc) => ownerOf.get(~arc) ?? []);
    return [...new Set(others)].sort((a, b) => a - b);
  });
  return [[], ...around];
}

/** A vertex of a border that only one of two neighbours left out would open a seam: every corner is a stretch of its own, and stays. */
function ringAbout(home: { readonly x: number; readonly y: number }, corners: readonly number[]): Ring {
  const steps = corners.map((at, index) => (at - (index % 2 === 0 ? home.x : home.y)) * STEPS_PER_UNIT);
  return { corners: Int32Array.from(steps), stretches: Array.from({ length: corners.length / 2 }, () => 1) };
}

function boxAbout(home: { readonly x: number; readonly y: number }, box: Bounds | undefined): Bounds {
  const { left, top, right, bottom } = box ?? { left: home.x, top: home.y, right: home.x, bottom: home.y };
  return { left: left - home.x, top: top - home.y, right: right - home.x, bottom: bottom - home.y };
}

function placeOf(main: Bounds | undefined, name: AuthorName): Place {
  const { left, top, right, bottom } = main ?? { left: 0, top: 0, right: 0, bottom: 0 };
  return { left, top, width: right - left, height: bottom - top, name };
}

function authorName({ renamed }: MapSpec, region: DrawnRegion | undefined): AuthorName {
  const own = renamed[region?.id ?? ''];
  const words = own === undefined ? (region?.words ?? { ko: '', en: '' }) : { ko: own, en: own };
  return { kind: 'author', words };
}
