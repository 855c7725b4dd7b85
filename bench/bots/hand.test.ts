import { describe, expect, it } from 'vitest';
import { PLANE } from '../../shared/limits.ts';
import { Chance } from './chance.ts';
import { wayOf } from './hand.ts';

const FROM = { x: 20_000, y: 30_000 };
const TO = { x: 40_000, y: 34_000 };
const SIZE = 1_000;

/** How far a place is from the straight line FROM to TO. */
function aside({ x, y }: { x: number; y: number }): number {
  const [dx, dy] = [TO.x - FROM.x, TO.y - FROM.y];
  return Math.abs(dx * (y - FROM.y) - dy * (x - FROM.x)) / Math.hypot(dx, dy);
}

describe('the way of a hand', () => {
  const ways = Array.from({ length: 200 }, (_, seed) => wayOf(FROM, TO, SIZE, new Chance(seed)));

  it('ends exactly where it wants to, and stays on the plane', () => {
    for (const way of ways) {
      expect(way.at(-1)).toMatchObject(TO);
      for (const { x, y } of way) expect(x >= 0 && x < PLANE && y >= 0 && y < PLANE).toBe(true);
    }
  });

  it('goes forward in time, and is slower at its ends than in its middle', () => {
    for (const way of ways) {
      const times = way.map(({ after }) => after);
      expect(times.toSorted((a, b) => a - b)).toEqual(times);
    }
    const smooth = ways.filter((way) => way.length < 60);
    const stepAt = (share: number) =>
      smooth.reduce((sum, way) => {
        const index = Math.max(1, Math.round((way.length - 1) * share));
        const [a, b] = [way[index - 1], way[index]];
        return sum + (a && b ? Math.hypot(b.x - a.x, b.y - a.y) : 0);
      }, 0);
    expect(stepAt(0.5)).toBeGreaterThan(2 * stepAt(0));
    expect(stepAt(0.5)).toBeGreaterThan(2 * stepAt(1));
  });

  it('is a curve, another one each time, and the same for the same seed', () => {
    const bows = ways.map((way) => Math.max(...way.map(aside)));
    expect(bows.filter((bow) => bow > SIZE / 4).length).toBeGreaterThan(ways.length / 2);
    expect(new Set(bows).size).toBeGreaterThan(ways.length / 2);
    expect(wayOf(FROM, TO, SIZE, new Chance(7))).toEqual(wayOf(FROM, TO, SIZE, new Chance(7)));
  });
});
