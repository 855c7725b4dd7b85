import { expect, test } from 'vitest';
import { saveStateOf } from './save-state.ts';

test.each([
  [false, null, 'saved'],
  [false, 100, 'saved'],
  [false, 500, 'saving'],
  [false, 2_000, 'reconnecting'],
  [true, null, 'reconnecting'],
  [true, 100, 'reconnecting'],
] as const)('lost: %s, waiting for %s ms: %s', (isLost, waited, expected) => {
  expect(saveStateOf(isLost, waited === null ? null : 10_000 - waited, 10_000)).toBe(expected);
});
