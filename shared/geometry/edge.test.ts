import { expect, test } from 'vitest';
import { EDGE_POINTS, edgePoints, isKnobOnRight, knobReach } from './edge.ts';
import { randomStream } from './random.ts';

const LENGTH = 1_600;

/** Edge number `key`, from the left to the right or downwards. */
function edgeOf(key: number, tab: number, down = false, long = 1): Int32Array {
  const to = LENGTH * long;
  const edgeLine = { fromX: 0, fromY: 0, toX: down ? 0 : to, toY: down ? to : 0, fromLean: -1, toLean: 0.75 };
  return edgePoints(edgeLine, LENGTH, tab, randomStream(5, 0, 0, key));
}

/** The largest distances of the points below and above (right and left of) the walk's line. */
function reachOf(points: Int32Array): { right: number; left: number } {
  let right = 0;
  let left = 0;
  for (let at = 1; at < points.length; at += 2) {
    right = Math.max(right, points[at] ?? 0);
    left = Math.max(left, -(points[at] ?? 0));
  }
  return { right, left };
}

test('an edge starts and ends on its grid points', () => {
  const points = edgeOf(1, 20);
  expect(points.length).toBe(2 * (EDGE_POINTS + 1));
  expect([...points.slice(0, 2), ...points.slice(-2)]).toEqual([0, 0, LENGTH, 0]);
});

test.each([15, 20, 25])('a knob of %i percent stands on its drawn side and stays within its reach', (tab) => {
  for (let key = 0; key < 2_000; key += 1) {
    const { right, left } = reachOf(edgeOf(key, tab));
    const isRight = isKnobOnRight(randomStream(5, 0, 0, key));
    expect(isRight ? right : left, `key ${key}`).toBeGreaterThan((knobReach(tab) - 0.1) * LENGTH);
    expect(isRight ? left : right, `key ${key}`).toBeLessThan(0.1 * LENGTH);
    expect(Math.max(left, right), `key ${key}`).toBeLessThanOrEqual(Math.ceil(knobReach(tab) * LENGTH));
  }
});

test('an edge downwards is the edge to the right, turned by a quarter', () => {
  const right = edgeOf(4, 20);
  const down = edgeOf(4, 20, true);
  for (let at = 0; at < right.length; at += 2) {
    // Math.round breaks ties upwards, so a half may differ by one sixteenth.
    expect(Math.abs((down[at] ?? 0) + (right[at + 1] ?? 0))).toBeLessThanOrEqual(1);
    expect(down[at + 1]).toBe(right[at]);
  }
});

test('a piece twice as long has the same round knob', () => {
  const width = (points: Int32Array) => {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let at = SEGMENTS_OF_HEAD[0]; at <= SEGMENTS_OF_HEAD[1]; at += 1) {
      least = Math.min(least, points[2 * at] ?? 0);
      most = Math.max(most, points[2 * at] ?? 0);
    }
    return most - least;
  };
  expect(Math.abs(width(edgeOf(9, 20)) - width(edgeOf(9, 20, false, 2)))).toBeLessThanOrEqual(2);
});
/** First and last point of the middle cubic. */
const SEGMENTS_OF_HEAD = [EDGE_POINTS / 3, (2 * EDGE_POINTS) / 3] as const;

test('cuts run smoothly through a grid point: one edge arrives in the direction in which the next one leaves', () => {
  const edgeLine = { fromX: 0, fromY: 0, toX: LENGTH, toY: 0 };
  for (let key = 0; key < 200; key += 1) {
    for (const lean of [-1, -0.75, 0.75, 0.99]) {
      const before = edgePoints({ ...edgeLine, fromLean: 0, toLean: lean }, LENGTH, 25, randomStream(5, 0, 0, key));
      const after = edgePoints({ ...edgeLine, fromLean: lean, toLean: 0 }, LENGTH, 25, randomStream(5, 0, 0, key + 1));
      const arriving = 0 - (before[2 * EDGE_POINTS - 1] ?? 0);
      const leaving = after[3] ?? 0;
      expect([Math.sign(arriving), Math.sign(leaving)], `key ${key}`).toEqual([Math.sign(lean), Math.sign(lean)]);
    }
  }
});
