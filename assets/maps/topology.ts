/**
 * Regions as arcs that neighbours share: what two units of one region have in common goes, and every border between two regions, or between
 * a region and the water, is one arc. Points are integers.
 */

/** A closed ring: x and y alternating, the first corner not repeated. */
export type Ring = readonly number[];

/** An arc's points, x and y alternating; both ends are nodes. A closed arc repeats its first point. */
export type Arc = number[];

export interface RegionArcs {
  /** Each ring is a list of arcs: the arc's number, or its bitwise complement where it runs backward. */
  readonly rings: readonly (readonly number[])[];
}

export interface Topology {
  readonly arcs: readonly Arc[];
  readonly regions: readonly RegionArcs[];
}

const SIDE = 2 ** 26;

function keyOf(x: number, y: number): number {
  return (x + SIDE / 2) * SIDE + (y + SIDE / 2);
}

function pointOf(key: number): readonly [x: number, y: number] {
  return [Math.floor(key / SIDE) - SIDE / 2, (key % SIDE) - SIDE / 2];
}

/** @param regions of each the rings of all its parts: outer ones clockwise (y down), holes the other way */
export function topologyOf(regions: readonly (readonly Ring[])[]): Topology {
  const outgoing = regions.map(edgesOf);
  /** By a directed edge, which region lies on its right. */
  const rightOf = new Map<number, Map<number, number>>();
  for (const [region, edges] of outgoing.entries())
    for (const [from, ends] of edges) for (const to of ends) put(rightOf, from, to, region);
  const nodes = nodesOf(rightOf);
  const arcs: Arc[] = [];
  const numbers = new Map<number, Map<number, number>>();
  const found = outgoing.map((edges) => ({
    rings: [...ringsOf(edges)].map((ring) => splitRing(ring, nodes).map((keys) => arcNumber(keys, arcs, numbers))),
  }));
  return { arcs, regions: found };
}

/** The directed edges of a region that no other edge of it cancels, by their starts. */
function edgesOf(rings: readonly Ring[]): Map<number, number[]> {
  const edges = new Map<number, number[]>();
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const from = keyOf(ring[at] ?? 0, ring[at + 1] ?? 0);
      const next = (at + 2) % ring.length;
      const to = keyOf(ring[next] ?? 0, ring[next + 1] ?? 0);
      if (from === to) continue;
      if (takeEdge(edges, to, from)) continue;
      const ends = edges.get(from) ?? [];
      ends.push(to);
      edges.set(from, ends);
    }
  }
  return edges;
}

/** @returns false: there is no such edge */
function takeEdge(edges: Map<number, number[]>, from: number, to: number): boolean {
  const ends = edges.get(from);
  const at = ends?.indexOf(to) ?? -1;
  if (ends === undefined || at < 0) return false;
  ends.splice(at, 1);
  if (ends.length === 0) edges.delete(from);
  return true;
}

function put(of: Map<number, Map<number, number>>, from: number, to: number, value: number): void {
  const ends = of.get(from) ?? new Map<number, number>();
  ends.set(to, value);
  of.set(from, ends);
}

/** Points where more than one border passes, or where a border's sides change. */
function nodesOf(rightOf: ReadonlyMap<number, ReadonlyMap<number, number>>): ReadonlySet<number> {
  const around = new Map<number, Map<number, string>>();
  const note = (at: number, other: number, sides: string) => {
    const known = around.get(at) ?? new Map<number, string>();
    known.set(other, sides);
    around.set(at, known);
  };
  for (const [from, ends] of rightOf) {
    for (const [to, right] of ends) {
      const left = rightOf.get(to)?.get(from) ?? -1;
      const sides = `${Math.min(left, right)} ${Math.max(left, right)}`;
      note(from, to, sides);
      note(to, from, sides);
    }
  }
  const nodes = new Set<number>();
  for (const [at, others] of around) if (others.size !== 2 || new Set(others.values()).size !== 1) nodes.add(at);
  return nodes;
}

/** Follows the edges of a region. Where several go on, the sharpest turn to its outside keeps parts that touch in a point apart. */
function* ringsOf(edges: Map<number, number[]>): Generator<readonly number[]> {
  for (;;) {
    const first = edges.keys().next();
    if (first.done === true) return;
    const ring: number[] = [];
    let before = -1;
    let at = first.value;
    do {
      const ends: readonly number[] = edges.get(at) ?? [];
      const to: number | undefined = ends.length === 1 || before < 0 ? ends[0] : sharpest(before, at, ends);
      if (to === undefined) throw new Error('a border ends nowhere');
      ring.push(at);
      takeEdge(edges, at, to);
      before = at;
      at = to;
    } while (at !== first.value);
    yield ring;
  }
}

/** Clockwise rings with y down have the region on their right. */
function sharpest(before: number, at: number, ends: readonly number[]): number | undefined {
  const [x, y] = pointOf(at);
  const [bx, by] = pointOf(before);
  const back = Math.atan2(by - y, bx - x);
  const turnOf = (end: number) => {
    const [ex, ey] = pointOf(end);
    const turn = back - Math.atan2(ey - y, ex - x);
    return turn <= 0 ? turn + 2 * Math.PI : turn;
  };
  return [...ends].sort((a, b) => turnOf(a) - turnOf(b))[0];
}

/** Arcs from node to node; a ring without a node is one arc, which begins at its least point for both sides alike. */
function splitRing(ring: readonly number[], nodes: ReadonlySet<number>): number[][] {
  let start = ring.findIndex((key) => nodes.has(key));
  if (start < 0) start = ring.indexOf(ring.reduce((least, key) => Math.min(least, key)));
  const turned = [...ring.slice(start), ...ring.slice(0, start)];
  const arcs: number[][] = [];
  let arc: number[] = [];
  for (const key of turned) {
    arc.push(key);
    if (arc.length > 1 && nodes.has(key)) {
      arcs.push(arc);
      arc = [key];
    }
  }
  arc.push(turned[0] ?? 0);
  arcs.push(arc);
  return arcs;
}

function arcNumber(keys: readonly number[], arcs: Arc[], numbers: Map<number, Map<number, number>>): number {
  const [first = 0, second = 0] = keys;
  const known = numbers.get(first)?.get(second);
  if (known !== undefined) return known;
  const number = arcs.length;
  arcs.push(keys.flatMap((key) => pointOf(key)));
  put(numbers, first, second, number);
  put(numbers, keys.at(-1) ?? 0, keys.at(-2) ?? 0, ~number);
  return number;
}
