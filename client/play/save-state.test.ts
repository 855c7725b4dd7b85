import { expect, test } from 'vitest';
import { saveStateOf } from './save-state.ts';

test.each([
  ['live', null, 'saved'],
  ['live', 100, 'saved'],
  ['live', 500, 'saving'],
  ['live', 2_000, 'reconnecting'],
  ['reconnecting', null, 'reconnecting'],
  ['reconnecting', 100, 'reconnecting'],
] as const)('%s, waiting for %s ms: %s', (state, waited, expected) => {
  expect(saveStateOf(state, waited === null ? null : 10_000 - waited, 10_000)).toBe(expected);
});
