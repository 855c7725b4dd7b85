/** The store that the configuration asks for: MongoDB where there is an address of one, else the embedded one. */
import type { Config } from '../config.ts';
import { type MongoStore, openMongoStore } from './mongo/store.ts';
import { openSqliteStore, type SqliteStore } from './sqlite/store.ts';

/** @throws {StoreError} with a sentence for whoever started Jogak */
export function openStore({
  mongodbUri,
  dataDir,
}: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<MongoStore | SqliteStore> {
  return mongodbUri === null ? openSqliteStore({ folder: dataDir }) : openMongoStore({ uri: mongodbUri });
}
