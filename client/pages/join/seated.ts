/**
 * Whether this browser had a seat when it last knew. A start page that expects seats shows the form only after them, so that nothing moves
 * under a finger; every other one shows the form at once.
 */
import { readStored, removeStored, writeStored } from '#client/base/browser-storage.ts';

const NAME = 'seated';

export function wasSeated(): boolean {
  return readStored(NAME) !== null;
}

export function storeSeated(isSeated: boolean): void {
  if (isSeated) writeStored(NAME, 'yes');
  else removeStored(NAME);
}
