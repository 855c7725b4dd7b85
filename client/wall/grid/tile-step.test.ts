import { expect, test } from 'vitest';
import { tileStep } from './tile-step.ts';

test.each([
  ['ArrowRight', 5],
  ['ArrowLeft', 3],
  ['ArrowDown', 7],
  ['ArrowUp', 1],
  ['Home', 0],
  ['End', 9],
  ['Enter', undefined],
])('%s leads from tile 4 of 10 in 3 columns to tile %s', (key, expected) => {
  expect(tileStep(key, 4, 10, 3)).toBe(expected);
});
