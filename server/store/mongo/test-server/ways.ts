/** The first of the four ways to a MongoDB for tests that this machine has. Whoever runs all tests looks once and tells the rest. */
import { downloadedMongod } from './download.ts';
import { javaServer } from './java.ts';
import { type Way, whereIs } from './machine.ts';

export const WAYS = `a server named by MONGODB_TEST_URI; a mongod on the PATH or named by MONGOMS_SYSTEM_BINARY; one that \
mongodb-memory-server-core can download; or Java 17 and Maven, for mongo-java-server`;

/** Says to the tests of one run what was found, or that nothing was: JSON of a Way or null. */
export const FOUND_VARIABLE = 'JOGAK_TEST_MONGO';

/**
 * Begins the reason of a test that is left out because this one of the four cannot be asked it. A run that may leave nothing
 * out may leave these out: it lists them.
 */
export const NOT_ASKED = 'not asked of this database';

let found: Promise<Way | null> | null = null;

/** Null: this machine has none of the four. */
export function findMongo(): Promise<Way | null> {
  const told = process.env[FOUND_VARIABLE];
  // Only the run of all tests sets it, and only to what this file has found.
  found ??= told === undefined ? look() : Promise.resolve(JSON.parse(told) as Way | null);
  return found;
}

/** One that a test may stop, kill and start again. */
export async function findOwnMongo(): Promise<Way | null> {
  const way = await findMongo();
  return way?.kind === 'uri' ? lookForOwn() : way;
}

async function look(): Promise<Way | null> {
  const uri = process.env['MONGODB_TEST_URI'];
  return uri === undefined || uri === '' ? lookForOwn() : { kind: 'uri', uri };
}

async function lookForOwn(): Promise<Way | null> {
  return systemMongod() ?? (await downloadedMongod()) ?? (await javaServer());
}

function systemMongod(): Way | null {
  const named = process.env['MONGOMS_SYSTEM_BINARY'];
  if (named !== undefined && named !== '') return { kind: 'mongod', binary: named, from: 'MONGOMS_SYSTEM_BINARY' };
  const onPath = whereIs('mongod');
  return onPath === null ? null : { kind: 'mongod', binary: onPath, from: 'on the PATH' };
}
