/** What a contract test needs of an adapter: a store on a place of its own, that can be opened again and done away with. */
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '../port.ts';

export interface Opened {
  readonly store: Store;
  /** Closes the store and opens another on the same data. */
  reopen(): Promise<Store>;
  /** Closes whatever is open and takes the data away. */
  close(): Promise<void>;
}

export type Open = () => Promise<Opened>;

/** A fresh store for each test of the suite that calls this. */
export function freshStore(open: Open): () => Opened {
  let opened: Opened | null = null;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(async () => {
    await opened?.close();
    opened = null;
  });
  return () => {
    if (opened === null) throw new Error('no test runs');
    return opened;
  };
}
