import { expect, test } from 'vitest';
import { PLANE } from '#shared/limits.ts';
import { isTurn, QUARTER, rotate, TURN_STEPS } from './pose.ts';

const REACH = PLANE / 2;
const POINTS = [
  [1, 0],
  [0, 1],
  [-3, 5],
  [8_191, -4_097],
  [REACH, REACH],
] as const;
const TURNS = Array.from({ length: TURN_STEPS }, (_, turn) => turn);

test('a quarter turn maps right to down, and four of them are the identity', () => {
  for (const [x, y] of POINTS) {
    const once = rotate(x, y, QUARTER);
    expect([once.x + y, once.y - x]).toEqual([0, 0]);
    let point = { x, y };
    for (let quarter = 0; quarter < 4; quarter += 1) point = rotate(point.x, point.y, QUARTER);
    expect(point).toEqual({ x, y });
  }
});

test('every step is within a unit of the exact place, and gives whole units', () => {
  for (const turn of TURNS) {
    const angle = (turn * 2 * Math.PI) / TURN_STEPS;
    for (const [x, y] of POINTS) {
      const point = rotate(x, y, turn);
      expect(Number.isInteger(point.x) && Number.isInteger(point.y)).toBe(true);
      expect(Math.abs(point.x - (x * Math.cos(angle) - y * Math.sin(angle)))).toBeLessThanOrEqual(1);
      expect(Math.abs(point.y - (x * Math.sin(angle) + y * Math.cos(angle)))).toBeLessThanOrEqual(1);
    }
  }
});

test('a turn is an integer from 0 to 23', () => {
  expect(TURNS.every(isTurn)).toBe(true);
  for (const turn of [-1, TURN_STEPS, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(isTurn(turn)).toBe(false);
});
