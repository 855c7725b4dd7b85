/** The connection to MongoDB, by mongoose, with its write and read guarantees. */
import mongoose, { type Connection, type mongo } from 'mongoose';
import {
  MONGO_CONNECT_MS,
  MONGO_HEARTBEAT_MS,
  MONGO_POOL_MAX,
  MONGO_SELECTION_MS,
  MONGO_SOCKET_TIMEOUT_MS,
  MONGO_WRITE_MS,
} from '#server/base/limits.ts';
import { type Models, modelsOf } from '#server/store/mongo/collections/models.ts';
import { databaseOf } from '#server/store/mongo/database-name.ts';
import { toConnectError } from './driver-errors.ts';

/**
 * A write is answered once a majority has journaled it, and a read returns what a majority has: an election cannot undo what was
 * read.
 */
const OPTIONS: mongo.MongoClientOptions = {
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: MONGO_WRITE_MS },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  maxPoolSize: MONGO_POOL_MAX,
  serverSelectionTimeoutMS: MONGO_SELECTION_MS,
  connectTimeoutMS: MONGO_CONNECT_MS,
  socketTimeoutMS: MONGO_SOCKET_TIMEOUT_MS,
  heartbeatFrequencyMS: MONGO_HEARTBEAT_MS,
  appName: 'jogak',
};

export interface MongoConnection {
  readonly connection: Connection;
  readonly models: Models;
}

/** @throws {StoreError} store-away, store-refused, store-too-old, store-address */
export async function connect(uri: string): Promise<MongoConnection> {
  const connection = mongoose.createConnection();
  try {
    await connection.openUri(uri, { ...OPTIONS, dbName: databaseOf(uri), autoCreate: false, autoIndex: false });
    return { connection, models: modelsOf(connection) };
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw toConnectError(error);
  }
}
