/** Opens the configured store: MongoDB if there is an address for one, else the embedded store. */
import type { Store } from './port.ts';
import { openSqliteStore } from './sqlite/store.ts';

export interface StoreLocation {
  /** Where records and logs are stored; the address holds a password. Null: in the data folder, by the embedded store. */
  readonly mongodbUri: string | null;
  /** Absolute path of the folder that holds everything, or, beside a MongoDB, pictures and secrets alone. */
  readonly dataDir: string;
}

/** @throws {StoreError} with a sentence for the operator */
export async function openStore({ mongodbUri, dataDir }: StoreLocation): Promise<Store> {
  if (mongodbUri === null) return openSqliteStore({ folder: dataDir });
  // The driver is slow to load, and an installation without MongoDB does not need it.
  const { openMongoStore } = await import('./mongo/store.ts');
  return openMongoStore({ uri: mongodbUri });
}
