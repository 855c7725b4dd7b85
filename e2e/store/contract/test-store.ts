/** What the contract needs from an adapter: a store with data of its own, which can be reopened and discarded. */
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#server/store/port.ts';

export interface TestStore {
  readonly store: Store;
  /** Closes the store and opens another on the same data. */
  reopen(): Promise<Store>;
  /** Closes the open store and removes the data. */
  close(): Promise<void>;
}

export type OpenTestStore = () => Promise<TestStore>;

/** Opens a new store for each test of the calling suite. */
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
    if (opened === null) throw new Error('no test is running');
    return opened;
  };
}
