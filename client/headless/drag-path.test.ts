import { describe, expect, it } from 'vitest';
import { PLANE } from '#shared/limits.ts';
import { dragPath } from './drag-path.ts';
import { SeededRandom } from './seeded-random.ts';

const FROM = { x: 20_000, y: 30_000 };
const TO = { x: 40_000, y: 34_000 };
const SIZE = 1_000;

/** The distance of a point from the straight line FROM to TO. */
function aside({ x, y }: { x: number; y: number }): number {
  const [dx, dy] = [TO.x - FROM.x, TO.y - FROM.y];
  return Math.abs(dx * (y - FROM.y) - dy * (x - FROM.x)) / Math.hypot(dx, dy);
}

describe('a drag path', () => {
  const paths = Array.from({ length: 200 }, (_, seed) => dragPath(FROM, TO, SIZE, new SeededRandom(seed)));

  it('ends exactly at its goal, and stays on the plane', () => {
    for (const path of paths) {
      expect(path.at(-1)).toMatchObject(TO);
      for (const { x, y } of path) expect(x >= 0 && x < PLANE && y >= 0 && y < PLANE).toBe(true);
    }
  });

  it('has ascending times, and is slower at its ends than in its middle', () => {
    for (const path of paths) {
      const times = path.map(({ after }) => after);
      expect(times.toSorted((a, b) => a - b)).toEqual(times);
    }
    const smooth = paths.filter((path) => path.length < 60);
    const stepAt = (share: number) =>
      smooth.reduce((sum, path) => {
        const index = Math.max(1, Math.round((path.length - 1) * share));
        const [a, b] = [path[index - 1], path[index]];
        return sum + (a && b ? Math.hypot(b.x - a.x, b.y - a.y) : 0);
      }, 0);
    expect(stepAt(0.5)).toBeGreaterThan(2 * stepAt(0));
    expect(stepAt(0.5)).toBeGreaterThan(2 * stepAt(1));
  });

  it('is a curve, a different one each time, and the same for the same seed', () => {
    const bows = paths.map((path) => Math.max(...path.map(aside)));
    expect(bows.filter((bow) => bow > SIZE / 4).length).toBeGreaterThan(paths.length / 2);
    expect(new Set(bows).size).toBeGreaterThan(paths.length / 2);
    expect(dragPath(FROM, TO, SIZE, new SeededRandom(7))).toEqual(dragPath(FROM, TO, SIZE, new SeededRandom(7)));
  });
});
