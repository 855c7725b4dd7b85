/**
 * One inner edge of a jigsaw: a line between two grid points with a knob on one side. It depends only on its end points, the knob's size
 * and its own random stream, so both of its pieces have identical integer points.
 *
 * The curve's parameters are those of Draradech's jigsaw generator (CC0): three cubics of ten points in all.
 */
import { type RandomStream, signedFraction } from './random.ts';

/** Outlines are in sixteenths of a unit of the plane, so that every point is an integer. */
export const STEPS_PER_UNIT = 16;

/** Chords of one cubic. 4 edges * 3 cubics * 8 = 96 vertices an outline, below the 100 up to which a renderer batches. */
export const SEGMENTS = 8;
/** Points of an edge without its last end. */
export const EDGE_POINTS = 3 * SEGMENTS;

/** Largest deviation of the curve's parameters, as a share of the edge and of `across`. */
const JITTER = 0.04;

/** An edge before it gets its curve. Grid points in sixteenths, y down; it runs to the right or downwards. */
export interface EdgeLine {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  /** How far the cut leans to the right of its line at both ends, in [-1, 1). The edge that continues the line has the same lean. */
  readonly fromLean: number;
  readonly toLean: number;
}

/**
 * Does the knob stand to the right of the walk along the edge (below an edge that runs right, left of one that runs down)?
 * This is the first draw of the edge's stream.
 */
export function isKnobOnRight(draw: RandomStream): boolean {
  return draw() < 0x8000_0000;
}

/**
 * EDGE_POINTS + 1 points, x and y alternating, in sixteenths; the first and the last are the ends.
 * @param across a piece's shorter side, in sixteenths. The knob is a share of it, so that a long piece gets a round knob, too
 * @param tab the knob's size in percent of `across`
 */
export function edgePoints(edgeLine: EdgeLine, across: number, tab: number, draw: RandomStream): Int32Array {
  const { fromX, fromY, toX, toY, fromLean, toLean } = edgeLine;
  const spanX = toX - fromX;
  const spanY = toY - fromY;
  const length = spanX + spanY;
  const ratio = across / length;
  const side = isKnobOnRight(draw) ? 1 : -1;
  const b = signedFraction(draw) * JITTER;
  const c = signedFraction(draw) * JITTER;
  const d = signedFraction(draw) * JITTER * ratio;
  const t = tab / 200;
  const s = t * ratio;
  // Positions along the edge as shares of the edge, and to its right as shares of `across`.
  const along = [
    0,
    0.2,
    0.5 + b + d,
    0.5 - s + b,
    0.5 - 2 * s + b - d,
    0.5 + 2 * s + b - d,
    0.5 + s + b,
    0.5 + b + d,
    0.8,
    1,
  ];
  const neck = side * (c - t);
  const root = side * (c + t);
  const head = side * (c + 3 * t);
  const aside = [0, fromLean * JITTER, neck, root, head, head, root, neck, -toLean * JITTER, 0];
  // The walk's right is downwards for an edge that runs right, and to the left for one that runs down.
  const rightX = (-spanY * across) / length;
  const rightY = (spanX * across) / length;

  const points = new Int32Array(2 * (EDGE_POINTS + 1));
  for (let at = 0; at < EDGE_POINTS; at += 1) {
    const first = 3 * Math.floor(at / SEGMENTS);
    const far = cubicAt(along, first, at % SEGMENTS);
    const off = cubicAt(aside, first, at % SEGMENTS);
    points[2 * at] = Math.round(fromX + far * spanX + off * rightX);
    points[2 * at + 1] = Math.round(fromY + far * spanY + off * rightY);
  }
  points[2 * EDGE_POINTS] = toX;
  points[2 * EDGE_POINTS + 1] = toY;
  return points;
}

/** The largest distance of a knob from its edge's line, as a share of `across`. The head's cubic peaks a quarter t below its control points. */
export function knobReach(tab: number): number {
  return (2.5 * tab) / 200 + JITTER;
}

/** Bernstein weights of a cubic's four control points at the first end of each of its chords. Exact: multiples of 1/512. */
const WEIGHTS = Float64Array.from({ length: 4 * SEGMENTS }, (_, index) => {
  const u = Math.floor(index / 4) / SEGMENTS;
  const v = 1 - u;
  const power = index % 4;
  if (power === 0) return v * v * v;
  if (power === 1) return 3 * v * v * u;
  return power === 2 ? 3 * v * u * u : u * u * u;
});

/** The point at the first end of chord `segment`, on the cubic whose control points begin at `first`. */
function cubicAt(control: readonly number[], first: number, segment: number): number {
  let sum = 0;
  for (let point = 0; point < 4; point += 1) sum += (WEIGHTS[4 * segment + point] ?? 0) * (control[first + point] ?? 0);
  return sum;
}
