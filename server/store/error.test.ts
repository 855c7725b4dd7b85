import { expect, it } from 'vitest';
import { clientErrorCode, StoreError } from './error.ts';

it.each([
  ['store-elsewhere', 'moved'],
  ['store-away', 'unsaved'],
  ['store-unwritable', 'unsaved'],
  // Asked while the server stops: nothing has failed.
  ['store-closed', 'stopping'],
  ['store-damaged', null],
  ['store-refusal', null],
  ['taken', null],
] as const)('%s reaches the client as %s', (code, refusal) => {
  expect(clientErrorCode(new StoreError(code))).toBe(refusal);
});

it('an error that is no StoreError has no client code', () => {
  expect(clientErrorCode(new Error('store-away'))).toBeNull();
});
