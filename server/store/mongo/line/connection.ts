/** The connection to MongoDB, by mongoose, with every collection made and its indexes standing before anything is asked. */
import mongoose, { type Connection, type mongo } from 'mongoose';
import {
  MONGO_CONNECT_MS,
  MONGO_HEARTBEAT_MS,
  MONGO_POOL_MAX,
  MONGO_SELECTION_MS,
  MONGO_SILENCE_MS,
  MONGO_WRITE_MS,
} from '../../../limits.ts';
import { activities } from '../collections/activities.ts';
import { boards } from '../collections/boards.ts';
import { chats } from '../collections/chats.ts';
import { chunks } from '../collections/chunks.ts';
import { classrooms } from '../collections/classrooms.ts';
import { leases } from '../collections/leases.ts';
import { messages } from '../collections/messages.ts';
import { pictures } from '../collections/pictures.ts';
import type { Kept } from '../collections/schema.ts';
import { seats } from '../collections/seats.ts';
import { sessions } from '../collections/sessions.ts';
import { snapshots } from '../collections/snapshots.ts';
import { upkeep } from '../collections/upkeep.ts';
import { asConnectError } from './failure.ts';

/** What names a classroom and goes with it. Pictures are last: whoever removes them tells which files are to go. */
export const OF_CLASSROOM = [
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
  socketTimeoutMS: MONGO_SILENCE_MS,
  heartbeatFrequencyMS: MONGO_HEARTBEAT_MS,
  appName: 'jogak',
};

export interface Connected {
  readonly connection: Connection;
  readonly models: Models;
}

/** @throws {StoreError} store-away, store-refused, store-too-old, store-address */
export async function connect(uri: string): Promise<Connected> {
  const connection = mongoose.createConnection();
  try {
    await connection.openUri(uri, { ...OPTIONS, dbName: databaseOf(uri), autoCreate: false, autoIndex: false });
    const models = modelsOf(connection);
    for (const model of Object.values(models)) await model.createIndexes();
    return { connection, models };
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw asConnectError(error);
  }
}

function modelsOf(connection: Connection) {
  const model = ({ collection, schema }: Kept) => connection.model(collection, schema);
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
