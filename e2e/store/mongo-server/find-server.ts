/** Finds a MongoDB for tests: the first of four sources that this machine has. The runner of all tests searches once and passes the result on. */
import { downloadedMongod } from './download-mongod.ts';
import { javaServer } from './java-server.ts';
import { findOnPath, type MongoSource } from './local-programs.ts';

export const MONGO_SOURCES = `a server named by MONGODB_TEST_URI; a mongod on the PATH or named by MONGOMS_SYSTEM_BINARY; one that \
mongodb-memory-server-core can download; or Java 17 and Maven, for mongo-java-server`;

/** The environment variable that passes the result on: JSON of a MongoSource or null. */
export const FOUND_SERVER_VARIABLE = 'JOGAK_TEST_MONGO';

/**
 * The beginning of the reason of a skipped test that this source does not support. A run that allows no skipped tests allows and
 * lists these.
 */
export const SKIP_REASON_PREFIX = 'not asked of this database';

let found: Promise<MongoSource | null> | null = null;

/** Null: this machine has none of the four sources. */
export function findMongo(): Promise<MongoSource | null> {
  const fromEnvironment = process.env[FOUND_SERVER_VARIABLE];
  // Only the runner of all tests sets it, and only to a result of this file.
  found ??=
    fromEnvironment === undefined ? findSource() : Promise.resolve(JSON.parse(fromEnvironment) as MongoSource | null);
  return found;
}

/** A server that a test may stop, kill and start again. */
export async function findRestartableMongo(): Promise<MongoSource | null> {
  const source = await findMongo();
  return source?.kind === 'uri' ? findLocalMongo() : source;
}

async function findSource(): Promise<MongoSource | null> {
  const uri = process.env['MONGODB_TEST_URI'];
  return uri === undefined || uri === '' ? findLocalMongo() : { kind: 'uri', uri };
}

/** One that runs on this machine. */
export async function findLocalMongo(): Promise<MongoSource | null> {
  return systemMongod() ?? (await downloadedMongod()) ?? (await javaServer());
}

function systemMongod(): MongoSource | null {
  const binaryPath = process.env['MONGOMS_SYSTEM_BINARY'];
  if (binaryPath !== undefined && binaryPath !== '')
    return { kind: 'mongod', binary: binaryPath, from: 'MONGOMS_SYSTEM_BINARY' };
  const onPath = findOnPath('mongod');
  return onPath === null ? null : { kind: 'mongod', binary: onPath, from: 'on the PATH' };
}
