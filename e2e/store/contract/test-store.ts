/** What a contract test needs of an adapter: a store on a place of its own, that can be opened again and done away with. */
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#server/store/port.ts';

export interface TestStore {
  readonly store: Store;
  /** Closes the store and opens another on the same data. */
  reopen(): Promise<Store>;
  /** Closes whatever is open and takes the data away. */
  close(): Promise<void>;
}

export type OpenTestStore = () => Promise<TestStore>;

/** A fresh store for each test of the suite that calls this. */
export function storePerTest(open: OpenTestStore): () => TestStore {
  let opened: TestStore | null = null;
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
