/** The embedded store fulfils the contract. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '#e2e/store/contract/store-contract.ts';
import { openSqliteStore } from './store.ts';

// Proves I20.
storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jogak-store-'));
  let store = await openSqliteStore({ folder });
  return {
    store,
    async reopen() {
      await store.close();
      store = await openSqliteStore({ folder });
      return store;
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
