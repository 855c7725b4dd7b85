/** The first of the four ways to a MongoDB for tests that this machine has. Whoever runs all tests looks once and tells the rest. */
import { downloadedMongod } from './download-mongod.ts';
import { javaServer } from './java-server.ts';
import { findOnPath, type MongoSource } from './local-programs.ts';

export const MONGO_SOURCES = `a server named by MONGODB_TEST_URI; a mongod on the PATH or named by MONGOMS_SYSTEM_BINARY; one that \
mongodb-memory-server-core can download; or Java 17 and Maven, for mongo-java-server`;

/** Says to the tests of one run what was found, or that nothing was: JSON of a Way or null. */
export const FOUND_SERVER_VARIABLE = 'JOGAK_TEST_MONGO';

/**
 * Begins the reason of a test that is left out because this one of the four cannot be asked it. A run that may leave nothing
 * out may leave these out: it lists them.
 */
export const SKIP_REASON_PREFIX = 'not asked of this database';

let found: Promise<MongoSource | null> | null = null;

/** Null: this machine has none of the four. */
export function findMongo(): Promise<MongoSource | null> {
  const fromEnvironment = process.env[FOUND_SERVER_VARIABLE];
  // Only the run of all tests sets it, and only to what this file has found.
  found ??=
    fromEnvironment === undefined ? findSource() : Promise.resolve(JSON.parse(fromEnvironment) as MongoSource | null);
  return found;
}

/** One that a test may stop, kill and start again. */
export async function findRestartableMongo(): Promise<MongoSource | null> {
  const source = await findMongo();
  return source?.kind === 'uri' ? findLocalSource() : source;
}

async function findSource(): Promise<MongoSource | null> {
  const uri = process.env['MONGODB_TEST_URI'];
  return uri === undefined || uri === '' ? findLocalSource() : { kind: 'uri', uri };
}

async function findLocalSource(): Promise<MongoSource | null> {
  return systemMongod() ?? (await downloadedMongod()) ?? (await javaServer());
}

function systemMongod(): MongoSource | null {
  const binaryPath = process.env['MONGOMS_SYSTEM_BINARY'];
  if (binaryPath !== undefined && binaryPath !== '')
    return { kind: 'mongod', binary: binaryPath, from: 'MONGOMS_SYSTEM_BINARY' };
  const onPath = findOnPath('mongod');
  return onPath === null ? null : { kind: 'mongod', binary: onPath, from: 'on the PATH' };
}
