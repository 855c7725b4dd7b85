/** Draws one map: projects its regions, shares their borders, leaves out what is not seen, and proves that nothing crosses. */
import { encodeArcs } from '#shared/puzzle/kinds/map/drawn-arcs.ts';
import { crossingsOf, untangle } from './crossings.ts';
import type { Position, Projection } from './projection.ts';
import { roundArcs, simplifyArcs } from './simplify.ts';
import { type Arc, type Ring, topologyOf } from './topology.ts';

/** A dot for what the source lacks: its place, and its radius in units. */
export interface Dot {
  readonly at: Position;
  readonly radius: number;
}

export interface SourceRegion {
  readonly id: string;
  readonly names: { readonly ko: string; readonly en: string };
  readonly polygons: readonly (readonly (readonly Position[])[])[];
  readonly dots?: readonly Dot[];
}

export interface MapPlan {
  readonly id: string;
  readonly project: Projection;
  /** West, south, east, north. Polygons whose middle lies outside are left out. */
  readonly window: readonly [west: number, south: number, east: number, north: number];
  /** Polygons whose middle lies west of it are moved once around the world. */
  readonly cut: number;
  /** Steps a unit while borders are simplified. */
  readonly fine: number;
  readonly regions: readonly SourceRegion[];
  readonly seas: readonly { readonly ko: string; readonly en: string; readonly at: Position }[];
}

const LONG_SIDE = 16_384;
/** Water around the land. Units. */
const MARGIN = 260;
/** Corners whose triangle is smaller than half its square go. Units. */
const TOLERANCE = 16;
/** Islands and holes that are smaller are left out, unless a region has nothing larger. Square units. */
const LEAST_AREA = 4 * TOLERANCE ** 2;
/** A region of islands that are all smaller is drawn as a disc. Square units. */
const SPECK_AREA = 40_000;
const DISC_RADII = [190, 150, 120, 95, 75, 55];
const DISC_CORNERS = 16;

interface DrawnRegion {
  readonly id: string;
  readonly names: SourceRegion['names'];
  /** The largest first; each ring is a list of arcs. */
  rings: (readonly number[])[];
}

export function drawMap(plan: MapPlan): { readonly source: string; readonly report: string } {
  const { toUnit, width, height } = frameOf(plan);
  const regions = plan.regions
    .map((region) => ({ ...region, rings: ringsOf(plan, region, toUnit) }))
    .filter(({ rings }) => rings.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const topology = topologyOf(regions.map(({ rings }) => rings));
  const simple = simplifyArcs(topology.arcs, TOLERANCE * plan.fine);
  const rounded = roundArcs(simple, plan.fine);
  const drawn = regions.map(({ id, names }, index) => ({
    id,
    names,
    rings: [...(topology.regions[index]?.rings ?? [])],
  }));
  for (const region of drawn) dropSmall(region, drawn, rounded);
  const used = keepUsed(drawn, rounded);
  const untangled = untangle(used);
  mergeEqual(drawn, untangled);
  for (const region of drawn)
    region.rings = region.rings.filter((ring) => ring.every((arc) => isDrawn(untangled, arc)));
  for (const { id, rings } of drawn) if (rings.length === 0) throw new Error(`${plan.id}: nothing is left of ${id}`);
  const arcs = [...untangled];
  for (const [index, region] of drawn.entries()) {
    drawSpeck(region, arcs);
    for (const dot of regions[index]?.dots ?? []) {
      const [x, y] = toUnit(dot.at);
      addDisc(region, arcs, Math.round(x / plan.fine), Math.round(y / plan.fine), dot.radius);
    }
  }
  const finished = keepUsed(drawn, arcs);
  prove(plan.id, drawn, finished);
  const corners = finished.reduce((sum, arc) => sum + arc.length / 2, 0);
  const source = sourceOf(plan, { width, height, arcs: finished, regions: drawn, toUnit });
  return {
    source,
    report: `${plan.id}: ${drawn.length} regions, ${width} x ${height}, ${corners} corners, ${source.length} B`,
  };
}

interface FrameOf {
  /** Steps of a unit, from the sheet's top left. */
  readonly toUnit: Projection;
  readonly width: number;
  readonly height: number;
}

function frameOf(plan: MapPlan): FrameOf {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (position: Position) => {
    const [x, y] = plan.project(position);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const region of plan.regions) {
    for (const polygon of region.polygons) {
      const ring = placed(plan, polygon[0] ?? []);
      if (ring !== null) ring.forEach(take);
    }
    for (const dot of region.dots ?? []) take(dot.at);
  }
  const scale = (LONG_SIDE - 2 * MARGIN) / Math.max(right - left, bottom - top);
  // Even, so that the sheet's middle is a whole unit.
  const side = (length: number) => Math.min(LONG_SIDE, 2 * Math.round((length * scale) / 2 + MARGIN));
  return {
    width: side(right - left),
    height: side(bottom - top),
    toUnit: (position) => {
      const [x, y] = plan.project(position);
      const step = (at: number) => Math.round((at * scale + MARGIN) * plan.fine);
      return [step(x - left), step(y - top)];
    },
  };
}

/** The ring where the map has it; null: outside of its window. */
function placed({ window, cut }: MapPlan, ring: readonly Position[]): readonly Position[] | null {
  const middle = (at: 0 | 1) => {
    const values = ring.map((position) => position[at]);
    return (Math.min(...thin(values)) + Math.max(...thin(values))) / 2;
  };
  const moved = middle(0) < cut ? 360 : 0;
  const [x, y] = [middle(0) + moved, middle(1)];
  const [west, south, east, north] = window;
  if (x < west || x > east || y < south || y > north) return null;
  return moved === 0 ? ring : ring.map(([longitude, latitude]) => [longitude + moved, latitude]);
}

/** Arguments of a call are limited. */
function thin(values: readonly number[]): readonly number[] {
  const step = Math.ceil(values.length / 20_000);
  return step <= 1 ? values : values.filter((_, index) => index % step === 0);
}

/** Outer rings clockwise (y down), holes the other way. */
function ringsOf(plan: MapPlan, region: SourceRegion, toUnit: Projection): readonly Ring[] {
  return region.polygons.flatMap((polygon) => {
    const outer = placed(plan, polygon[0] ?? []);
    if (outer === null) return [];
    const moved = outer === polygon[0] ? 0 : 360;
    return polygon.flatMap((ring, index) => {
      const corners = ring.slice(0, -1).flatMap(([x, y]) => [...toUnit([x + moved, y])]);
      const isClockwise = areaOf(corners) > 0;
      return [isClockwise === (index === 0) ? corners : reversed(corners)];
    });
  });
}

/** Signed: clockwise rings with y down are positive. */
function areaOf(ring: Ring): number {
  let twice = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    twice += (ring[at] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[at + 1] ?? 0);
  }
  return twice / 2;
}

function reversed(corners: Ring): Ring {
  const back: number[] = [];
  for (let at = corners.length - 2; at >= 0; at -= 2) back.push(corners[at] ?? 0, corners[at + 1] ?? 0);
  return back;
}

/** Two straight arcs between the same nodes are one border: nothing is left between them. */
function mergeEqual(regions: readonly DrawnRegion[], arcs: readonly Arc[]): void {
  const known = new Map<string, number>();
  const same = new Map<number, number>();
  for (const [number, arc] of arcs.entries()) {
    if (arc.length !== 4) continue;
    const there = known.get(arc.join(' '));
    const back = known.get(reversed(arc).join(' '));
    if (there !== undefined) same.set(number, there);
    else if (back !== undefined) same.set(number, ~back);
    else known.set(arc.join(' '), number);
  }
  const merged = (arc: number) => (arc < 0 ? ~(same.get(~arc) ?? ~arc) : (same.get(arc) ?? arc));
  for (const region of regions)
    region.rings = region.rings.map((ring) => withoutReturns(ring.map(merged))).filter((ring) => ring.length > 0);
}

/** Without arcs that the ring goes back at once. */
function withoutReturns(ring: readonly number[]): readonly number[] {
  const left: number[] = [];
  for (const arc of ring) {
    if (left.at(-1) === ~arc) left.pop();
    else left.push(arc);
  }
  while (left.length > 1 && left[0] === ~(left.at(-1) ?? 0)) {
    left.pop();
    left.shift();
  }
  return left;
}

function isDrawn(arcs: readonly Arc[], arc: number): boolean {
  return (arcs[arc < 0 ? ~arc : arc] ?? []).length > 0;
}

/** The corners of a ring of arcs, none twice. */
function cornersOf(ring: readonly number[], arcs: readonly Arc[]): Ring {
  return ring.flatMap((number) => {
    const arc = arcs[number < 0 ? ~number : number] ?? [];
    return (number < 0 ? reversed(arc) : arc).slice(0, -2);
  });
}

/** Leaves out islands and lakes that are not seen: rings that border on water alone. */
function dropSmall(region: DrawnRegion, all: readonly DrawnRegion[], arcs: readonly Arc[]): void {
  const areas = new Map(region.rings.map((ring) => [ring, areaOf(cornersOf(ring, arcs))]));
  const rings = [...region.rings].sort((a, b) => (areas.get(b) ?? 0) - (areas.get(a) ?? 0));
  const isShared = (ring: readonly number[]) =>
    all.some((other) => other !== region && other.rings.some((each) => each.some((arc) => ring.includes(~arc))));
  region.rings = rings.filter(
    (ring, index) => index === 0 || Math.abs(areas.get(ring) ?? 0) >= LEAST_AREA || isShared(ring),
  );
}

/** The arcs that some ring has, numbered anew. */
function keepUsed(regions: readonly DrawnRegion[], arcs: readonly Arc[]): Arc[] {
  const numbers = new Map<number, number>();
  const used: Arc[] = [];
  const numberOf = (arc: number) => {
    const known = numbers.get(arc) ?? used.length;
    if (known === used.length) used.push(arcs[arc] ?? []);
    numbers.set(arc, known);
    return known;
  };
  for (const region of regions)
    region.rings = region.rings.map((ring) => ring.map((arc) => (arc < 0 ? ~numberOf(~arc) : numberOf(arc))));
  return used;
}

/** A region of specks becomes a disc where its largest one lies, as large as there is room. */
function drawSpeck(region: DrawnRegion, arcs: Arc[]): void {
  const [largest] = region.rings;
  if (largest === undefined || largest.length > 1) return;
  const corners = cornersOf(largest, arcs);
  if (areaOf(corners) >= SPECK_AREA || region.rings.some((ring) => ring.length > 1)) return;
  const xs = corners.filter((_, at) => at % 2 === 0);
  const ys = corners.filter((_, at) => at % 2 === 1);
  const middle = (values: readonly number[]) => Math.round((Math.min(...values) + Math.max(...values)) / 2);
  const own = new Set(region.rings.flat().map((arc) => (arc < 0 ? ~arc : arc)));
  for (const radius of DISC_RADII) {
    if (!isFree(arcs, own, middle(xs), middle(ys), radius)) continue;
    region.rings = [];
    addDisc(region, arcs, middle(xs), middle(ys), radius);
    return;
  }
}

function isFree(arcs: readonly Arc[], own: ReadonlySet<number>, x: number, y: number, radius: number): boolean {
  return arcs.every((arc, number) => {
    if (own.has(number)) return true;
    for (let at = 0; at < arc.length; at += 2)
      if (Math.hypot((arc[at] ?? 0) - x, (arc[at + 1] ?? 0) - y) < radius + 40) return false;
    return true;
  });
}

function addDisc(region: DrawnRegion, arcs: Arc[], x: number, y: number, radius: number): void {
  const disc: Arc = [];
  for (let corner = 0; corner <= DISC_CORNERS; corner += 1) {
    const turn = (2 * Math.PI * (corner % DISC_CORNERS)) / DISC_CORNERS;
    disc.push(x + Math.round(radius * Math.cos(turn)), y + Math.round(radius * Math.sin(turn)));
  }
  region.rings.push([arcs.length]);
  arcs.push(disc);
}

/** Nothing crosses, every ring is one, and no border has one region on both sides. */
function prove(id: string, regions: readonly DrawnRegion[], arcs: readonly Arc[]): void {
  const crossings = crossingsOf(arcs);
  if (crossings.length > 0) throw new Error(`${id}: ${crossings.length} crossings`);
  const used = new Map<number, number>();
  for (const region of regions) {
    for (const ring of region.rings) {
      if (cornersOf(ring, arcs).length < 6) throw new Error(`${id}: a ring of ${region.id} is none`);
      for (const arc of ring) used.set(arc, (used.get(arc) ?? 0) + 1);
    }
  }
  for (const [arc, times] of used) if (times > 1) throw new Error(`${id}: arc ${arc} is used twice in one direction`);
}

/** Each outer ring with its holes behind it. */
function nested(rings: readonly (readonly number[])[], arcs: readonly Arc[]): readonly (readonly number[])[] {
  const all = rings.map((ring) => {
    const corners = cornersOf(ring, arcs);
    return { ring, corners, area: areaOf(corners) };
  });
  const outer = all.filter(({ area }) => area > 0).sort((a, b) => b.area - a.area);
  const within = new Map<readonly number[], (readonly number[])[]>();
  for (const { ring, corners } of all.filter(({ area }) => area < 0)) {
    // The smallest part around it, which comes last. A hole may touch its part's edge in one corner.
    const around = outer.findLast((each) => isInside(each.corners, corners));
    if (around === undefined) throw new Error('a hole lies in no part');
    within.set(around.ring, [...(within.get(around.ring) ?? []), ring]);
  }
  return outer.flatMap(({ ring }) => [ring, ...(within.get(ring) ?? [])]);
}

function isInside(outer: Ring, hole: Ring): boolean {
  let inside = 0;
  for (let at = 0; at < hole.length; at += 2) if (isPointInside(outer, hole[at] ?? 0, hole[at + 1] ?? 0)) inside += 1;
  return inside * 4 > hole.length;
}

function isPointInside(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0; at < ring.length; at += 2) {
    const before = (at + ring.length - 2) % ring.length;
    const [ax = 0, ay = 0, bx = 0, by = 0] = [ring[before], ring[before + 1], ring[at], ring[at + 1]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function sourceOf(
  plan: MapPlan,
  drawn: { width: number; height: number; arcs: readonly Arc[]; regions: readonly DrawnRegion[]; toUnit: Projection },
): string {
  const { width, height, arcs, regions, toUnit } = drawn;
  const seas = plan.seas.map(({ ko, en, at }) => {
    const [x, y] = toUnit(at);
    return { words: { ko, en }, x: Math.round(x / plan.fine), y: Math.round(y / plan.fine) };
  });
  const listed = regions.map(({ id, names, rings }) => ({ id, words: names, rings: nested(rings, arcs) }));
  return `/** Drawn by \`assets/maps/draw.ts\`. A released map never changes: boards in play and stored replays depend on it. */
import type { DrawnMap } from '#shared/puzzle/kinds/map/drawn-map.ts';

export const DRAWN: DrawnMap = ${JSON.stringify({ width, height, seas, regions: listed, arcs: encodeArcs(arcs) })};
`;
}
