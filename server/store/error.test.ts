import { expect, it } from 'vitest';
import { clientErrorCode, StoreError } from './error.ts';

it.each([
  ['store-elsewhere', 'moved'],
  ['store-away', 'unsaved'],
  ['store-unwritable', 'unsaved'],
  // Asked in the moment of stopping: nothing has failed.
  ['store-closed', 'stopping'],
  ['store-damaged', null],
  ['taken', null],
] as const)('whoever asked is told of %s: %s', (code, refusal) => {
  expect(clientErrorCode(new StoreError(code))).toBe(refusal);
});

it('what is not of the store tells them nothing', () => {
  expect(clientErrorCode(new Error('store-away'))).toBeNull();
});
