/** The fourth source: mongo-java-server. Maven resolves its jars once, and a short launcher starts it. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CACHE_FOLDER, findOnPath, type MongoSource, outputOf } from './local-programs.ts';

const POM = fileURLToPath(new URL('./pom.xml', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('./Launcher.java', import.meta.url));
const JAVA_VERSION_MIN = 17;
/** Maven fetches 6 MB once. Milliseconds. */
const RESOLVE_MS = 300_000;

/** Null: no Java 17 with its compiler, or no Maven, or Maven could not fetch the jars. */
export async function javaServer(): Promise<MongoSource | null> {
  const [java, javac] = [findOnPath('java'), findOnPath('javac')];
  if (java === null || javac === null || (await versionOf(javac)) < JAVA_VERSION_MIN) return null;
  const sources = [await readFile(POM), await readFile(LAUNCHER)];
  const name = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 16);
  const classPath = join(CACHE_FOLDER, `mongo-java-server-${name}`);
  if (!existsSync(classPath) && !(await resolve(javac, classPath))) return null;
  return { kind: 'java', java, classPath: [classPath, join(classPath, '*')].join(delimiter) };
}

async function versionOf(javac: string): Promise<number> {
  const printed = await outputOf(javac, ['-version'], 30_000);
  return Number(/javac (\d+)/.exec(printed ?? '')?.[1] ?? 0);
}

/** Puts the jars and the compiled launcher into a folder, complete or not at all: two runs may do so concurrently. */
async function resolve(javac: string, folder: string): Promise<boolean> {
  const maven = findOnPath('mvn');
  if (maven === null) return false;
  const partialFolder = `${folder}.${process.pid}`;
  await mkdir(partialFolder, { recursive: true });
  const copy = ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${partialFolder}`];
  const compile = ['-d', partialFolder, '-cp', join(partialFolder, '*'), LAUNCHER];
  const isBuilt =
    (await outputOf(maven, copy, RESOLVE_MS)) !== null && (await outputOf(javac, compile, RESOLVE_MS)) !== null;
  if (isBuilt) await rename(partialFolder, folder).catch(() => undefined);
  await rm(partialFolder, { recursive: true, force: true });
  return existsSync(folder);
}
