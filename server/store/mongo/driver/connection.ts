/** The connection to MongoDB, by mongoose, with every collection made and its indexes standing before anything is asked. */
import mongoose, { type Connection, type mongo } from 'mongoose';
import {
  MONGO_CONNECT_MS,
  MONGO_HEARTBEAT_MS,
  MONGO_POOL_MAX,
  MONGO_SELECTION_MS,
  MONGO_SOCKET_TIMEOUT_MS,
  MONGO_WRITE_MS,
} from '#server/base/limits.ts';
import { chunks } from '#server/store/mongo/collections/chunks.ts';
import { activities } from '#server/store/mongo/collections/classroom/activities.ts';
import { boards } from '#server/store/mongo/collections/classroom/boards.ts';
import { chats } from '#server/store/mongo/collections/classroom/chats.ts';
import { classrooms } from '#server/store/mongo/collections/classroom/classrooms.ts';
import { messages } from '#server/store/mongo/collections/classroom/messages.ts';
import { pictures } from '#server/store/mongo/collections/classroom/pictures.ts';
import { seats } from '#server/store/mongo/collections/classroom/seats.ts';
import type { CollectionDefinition } from '#server/store/mongo/collections/define-collection.ts';
import { leases } from '#server/store/mongo/collections/leases.ts';
import { sessions } from '#server/store/mongo/collections/sessions.ts';
import { snapshots } from '#server/store/mongo/collections/snapshots.ts';
import { upkeep } from '#server/store/mongo/collections/upkeep.ts';
import { toConnectError } from './driver-errors.ts';

/** What names a classroom and goes with it. Pictures are last: whoever removes them tells which files are to go. */
export const CLASSROOM_COLLECTIONS = [
  'seats',
  'activities',
  'boards',
  'chunks',
  'snapshots',
  'messages',
  'chats',
  'leases',
  'pictures',
] as const;

export type Models = ReturnType<typeof modelsOf>;
export type AnyModel = Models[keyof Models];

const DATABASE_DEFAULT = 'jogak';

/**
 * A write is answered when a majority has it in its journal, and a question by what a majority has: then nothing that was
 * read can be taken back by an election.
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
    const models = modelsOf(connection);
    for (const model of Object.values(models)) await model.createIndexes();
    return { connection, models };
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw toConnectError(error);
  }
}

function modelsOf(connection: Connection) {
  const model = ({ collection, schema }: CollectionDefinition) => connection.model(collection, schema);
  return {
    classrooms: model(classrooms),
    seats: model(seats),
    pictures: model(pictures),
    activities: model(activities),
    boards: model(boards),
    chunks: model(chunks),
    snapshots: model(snapshots),
    messages: model(messages),
    chats: model(chats),
    sessions: model(sessions),
    leases: model(leases),
    upkeep: model(upkeep),
  } as const;
}

/** The database that the address names after its hosts, or our own default. */
export function databaseOf(uri: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]*)/.exec(uri)?.[1] ?? '';
  return name === '' ? DATABASE_DEFAULT : decodeURIComponent(name);
}
