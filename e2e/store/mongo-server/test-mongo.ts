/** A MongoDB for the tests of one file: started in a temporary folder, or the one that MONGODB_TEST_URI names. */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { findLocalMongo } from './find-server.ts';
import { type MongoSource, outputOf } from './local-programs.ts';
import { startMongoProcess } from './mongo-process.ts';

export class TestMongo {
  readonly #source: MongoSource;
  readonly #folder: string;
  #port: number;
  #child: ChildProcess | null = null;
  #isReal: boolean;

  private constructor(source: MongoSource, folder: string, port: number) {
    this.#source = source;
    this.#folder = folder;
    this.#port = port;
    this.#isReal = source.kind === 'mongod';
  }

  static async start(source: MongoSource): Promise<TestMongo> {
    const folder = await mkdtemp(join(tmpdir(), 'jogak-mongo-'));
    const server = new TestMongo(source, folder, source.kind === 'uri' ? portOf(source.uri) : 0);
    await server.start();
    if (source.kind === 'uri') server.#isReal = await isMongod(source.uri);
    return server;
  }

  /** Whether it is MongoDB itself, not another implementation of its protocol. */
  get isReal(): boolean {
    return this.#isReal;
  }

  get port(): number {
    return this.#port;
  }

  /** The address of a database. @param port of a proxy in front of the server */
  uri(database: string, port = this.#port): string {
    if (this.#source.kind !== 'uri') return `mongodb://127.0.0.1:${port}/${database}?directConnection=true`;
    const uri = new URL(this.#source.uri);
    uri.pathname = database;
    if (port !== this.#port) {
      uri.host = `127.0.0.1:${port}`;
      uri.searchParams.set('directConnection', 'true');
    }
    return uri.href;
  }

  /** Starts it, after a stop on the same port and folder. */
  async start(): Promise<void> {
    if (this.#source.kind === 'uri') return;
    const { child, port } = await startMongoProcess(this.#source, this.#folder, this.#port);
    this.#child = child;
    this.#port = port;
  }

  /** Stops it cleanly: acknowledged data is on its disk. */
  async stop(): Promise<void> {
    await this.#terminate('SIGTERM');
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#terminate('SIGKILL');
  }

  async drop(database: string): Promise<void> {
    const connection = await mongoose.createConnection(this.uri(database)).asPromise();
    await connection.dropDatabase();
    await connection.close();
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #terminate(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** A description for the summary of a test run. */
export async function describeMongo(source: MongoSource): Promise<string> {
  if (source.kind === 'java') return 'mongo-java-server 1.47.0 (no mongod here)';
  if (source.kind === 'mongod') {
    const version = /db version v(\S+)/.exec((await outputOf(source.binary, ['--version'], 10_000)) ?? '')?.[1];
    return `MongoDB ${version ?? 'of an unknown version'} (mongod ${source.from})`;
  }
  const connection = await mongoose.createConnection(source.uri).asPromise();
  const { version } = await connection.getClient().db('admin').command({ buildInfo: 1 });
  await connection.close();
  const speaks = (await isMongod(source.uri)) ? 'MongoDB' : 'another database that speaks the protocol of MongoDB';
  // A named server cannot be stopped.
  const local = await findLocalMongo();
  const stopped = local === null ? 'on nothing' : `on ${await describeMongo(local)}`;
  return `${speaks} ${version} (MONGODB_TEST_URI); what stops its database ran ${stopped}`;
}

/** Whether a server is MongoDB itself: it tells its storage engines, and plans a query by the index that there is. */
async function isMongod(uri: string): Promise<boolean> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const client = connection.getClient();
  const db = client.db(`jogak-probe-${randomUUID()}`);
  try {
    const info = await client.db('admin').command({ buildInfo: 1 });
    if (!Array.isArray(info['storageEngines'])) return false;
    const probes = db.collection('probes');
    await probes.createIndex({ place: 1 });
    await probes.insertOne({ place: 1 });
    return /"stage":"(EXPRESS_)?IXSCAN"/.test(JSON.stringify(await probes.find({ place: 1 }).explain('queryPlanner')));
  } catch {
    // It knows no such command.
    return false;
  } finally {
    await db.dropDatabase().catch(() => undefined);
    await connection.close();
  }
}

function portOf(uri: string): number {
  return Number(new URL(uri).port || 27_017);
}
