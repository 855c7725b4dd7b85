/**
 * No edge meets itself or another edge, for any random draws. This is a proof; a sample of seeds would only be evidence.
 *
 * Every point of an edge is linear in each draw (and in the edge's length), so along any fixed direction it is farthest at
 * extreme draws. Two segments are apart for all draws if along one direction all of the first lies before all of the second.
 *
 * Only edges that share a corner need a proof: a knob reaches less than half a piece's short side from its line (third test),
 * and each edge stays between its ends.
 */
import { expect, test } from 'vitest';
import { TAB_SIZES } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { EDGE_POINTS, edgePoints, knobReach } from './edge.ts';

/** A piece's short side, in sixteenths: so long that rounding does not matter. */
const SHORT = 2 ** 22;
/** The part of a gap that rounding may take: three sixteenths of the smallest piece, which is 40 units. */
const ROUNDING = 3 / (40 * 16);
/** A piece's long side, in short sides. The proof holds for every length between two successive values. */
const LENGTHS = [1, 1.02, 1.05, 1.1, 1.2, 1.35, 1.5, 1.75, 2.01];
const DIRECTIONS = Array.from({ length: 48 }, (_, index) => {
  const angle = (Math.PI * index) / 24;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** One point of an edge: its place at the middle draws, and how far each extreme draw moves it. In short sides. */
interface Wandering {
  readonly at: Vector;
  readonly by: readonly Vector[];
}

interface Run {
  readonly length: number;
  /** The edge runs right, or down. */
  readonly down: boolean;
  readonly knobRight: boolean;
  /** The shared corner, at (0, 0), is the edge's first or last point. */
  readonly leaves: boolean;
}

/** The draws of an edge: the lean at both ends, then three from its stream. */
const DRAWS = 5;

function wanderings(tab: number, { length, down, knobRight, leaves }: Run): Wandering[] {
  const span = Math.round(length * SHORT);
  const start = leaves ? 0 : -span;
  const points = (extreme: number): Vector[] => {
    const high = (draw: number) => (draw === extreme ? 1 : 0);
    const words = [knobRight ? 0 : 0x8000_0000, ...[2, 3, 4].map((draw) => 0x8000_0000 * (1 + high(draw)))];
    const edgeLine = {
      fromX: down ? 0 : start,
      fromY: down ? start : 0,
      toX: down ? 0 : start + span,
      toY: down ? start + span : 0,
      fromLean: high(0),
      toLean: high(1),
    };
    const walked = edgePoints(edgeLine, SHORT, tab, () => words.shift() ?? Number.NaN);
    return Array.from({ length: EDGE_POINTS + 1 }, (_, index) => ({
      x: (walked[2 * index] ?? Number.NaN) / SHORT,
      y: (walked[2 * index + 1] ?? Number.NaN) / SHORT,
    }));
  };
  const extremes = Array.from({ length: DRAWS }, (_, draw) => points(draw));
  return points(-1).map((at, index) => ({
    at,
    by: extremes.map((moved) => minus(moved[index] ?? at, at)),
  }));
}

function minus(a: Vector, b: Vector): Vector {
  return { x: a.x - b.x, y: a.y - b.y };
}

function dot(a: Vector, b: Vector): number {
  return a.x * b.x + a.y * b.y;
}

/** The smallest coordinate of a point along a direction. */
function least({ at, by }: Wandering, direction: Vector): number {
  return by.reduce((sum, each) => sum - Math.abs(dot(each, direction)), dot(at, direction));
}

function most(point: Wandering, direction: Vector): number {
  return -least(point, { x: -direction.x, y: -direction.y });
}

/** The vector from one point to another of the same edge: both move with the same draws. */
function step(from: Wandering, to: Wandering): Wandering {
  return { at: minus(to.at, from.at), by: to.by.map((each, draw) => minus(each, from.by[draw] ?? each)) };
}

/** Is there a direction along which `lead`, the smallest distance of one thing ahead of another, exceeds rounding? */
function areApart(lead: (direction: Vector) => number): boolean {
  return DIRECTIONS.some((direction) => lead(direction) > ROUNDING);
}

/** The ends of segment `index` in every run; without the point `without`. */
function ends(runs: readonly Wandering[][], index: number, without?: number): Wandering[] {
  return runs.flatMap((run) => [index, index + 1].flatMap((at) => (at === without ? [] : (run[at] ?? []))));
}

const SEGMENTS = Array.from({ length: EDGE_POINTS }, (_, index) => index);
const between = LENGTHS.slice(1).map((longest, index) => [LENGTHS[index] ?? longest, longest] as const);

test.each(TAB_SIZES)('an edge with a knob of %i percent never meets itself', (tab) => {
  const unproven: string[] = [];
  for (const lengths of between) {
    const runs = lengths.map((length) => wanderings(tab, { length, down: false, knobRight: true, leaves: true }));
    for (const one of SEGMENTS) {
      for (const other of SEGMENTS.slice(one + 2)) {
        const leads = runs.flatMap((run) =>
          ends([run], one).flatMap((from) => ends([run], other).map((to) => step(from, to))),
        );
        const apart = areApart((direction) => Math.min(...leads.map((lead) => least(lead, direction))));
        if (!apart) unproven.push(`segments ${one} and ${other}, lengths ${lengths}`);
      }
    }
  }
  expect(unproven).toEqual([]);
});

test.each(TAB_SIZES)('two edges with knobs of %i percent that share a corner meet nowhere else', (tab) => {
  const unproven: string[] = [];
  for (const lengths of between) {
    for (const [
      rightLeaves = false,
      downLeaves = false,
      rightKnob = false,
      downKnob = false,
      rightIsLong = false,
    ] of choices(5)) {
      const runs = (down: boolean, leaves: boolean, knobRight: boolean, isLong: boolean) =>
        (isLong ? lengths : [1]).map((length) => wanderings(tab, { length, down, knobRight, leaves }));
      const right = runs(false, rightLeaves, rightKnob, rightIsLong);
      const down = runs(true, downLeaves, downKnob, !rightIsLong);
      const [rightCorner, downCorner] = [rightLeaves, downLeaves].map((leaves) => (leaves ? 0 : EDGE_POINTS));
      for (const one of SEGMENTS) {
        for (const other of SEGMENTS) {
          // The shared corner lies at 0: points before 0 and points beyond it have only the corner in common.
          const shared =
            (one === rightCorner || one + 1 === rightCorner) && (other === downCorner || other + 1 === downCorner);
          const low = ends(right, one, shared ? rightCorner : undefined);
          const high = ends(down, other, shared ? downCorner : undefined);
          const apart = areApart((direction) => {
            const before = Math.max(...low.map((point) => most(point, direction)));
            const beyond = Math.min(...high.map((point) => least(point, direction)));
            return shared ? Math.min(-before, beyond) : beyond - before;
          });
          if (!apart) unproven.push(`segments ${one} and ${other}, lengths ${lengths}`);
        }
      }
    }
  }
  expect(unproven).toEqual([]);
});

test.each(TAB_SIZES)(
  'a knob of %i percent stays within its reach, less than half a piece, and between its ends',
  (tab) => {
    expect(knobReach(tab) + ROUNDING).toBeLessThan(0.5);
    for (const length of LENGTHS) {
      for (const point of wanderings(tab, { length, down: false, knobRight: true, leaves: true })) {
        expect(most(point, { x: 0, y: 1 })).toBeLessThanOrEqual(knobReach(tab) + 1e-6);
        expect(least(point, { x: 0, y: 1 })).toBeGreaterThanOrEqual(-knobReach(tab) - 1e-6);
        expect(least(point, { x: 1, y: 0 })).toBeGreaterThanOrEqual(0);
        expect(most(point, { x: 1, y: 0 })).toBeLessThanOrEqual(length + 1e-6);
      }
    }
  },
);

/** All combinations of that many booleans. */
function choices(times: number): boolean[][] {
  if (times === 0) return [[]];
  return choices(times - 1).flatMap((rest) => [
    [true, ...rest],
    [false, ...rest],
  ]);
}
