/** The store that the configuration asks for: MongoDB where there is an address of one, else the embedded one. */
import type { Config } from '#server/app/config.ts';
import type { MongoStore } from './mongo/store.ts';
import { openSqliteStore, type SqliteStore } from './sqlite/store.ts';

/** @throws {StoreError} with a sentence for whoever started Jogak */
export async function openStore({
  mongodbUri,
  dataDir,
}: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<MongoStore | SqliteStore> {
  if (mongodbUri === null) return openSqliteStore({ folder: dataDir });
  // Its driver takes its time to load, and a laptop at school needs none of it.
  const { openMongoStore } = await import('./mongo/store.ts');
  return openMongoStore({ uri: mongodbUri });
}
