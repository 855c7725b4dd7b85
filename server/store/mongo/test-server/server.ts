/** A MongoDB for the tests of one file: started in a throw-away folder, or the one that was named. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { printedBy, type Way } from './machine.ts';
import { startProcess } from './process.ts';

export class TestMongo {
  readonly #way: Way;
  readonly #folder: string;
  #port: number;
  #child: ChildProcess | null = null;

  private constructor(way: Way, folder: string, port: number) {
    this.#way = way;
    this.#folder = folder;
    this.#port = port;
  }

  static async start(way: Way): Promise<TestMongo> {
    const folder = await mkdtemp(join(tmpdir(), 'jogak-mongo-'));
    const server = new TestMongo(way, folder, way.kind === 'uri' ? portOf(way.uri) : 0);
    await server.start();
    return server;
  }

  /** MongoDB itself, not another implementation of its protocol. */
  get isReal(): boolean {
    return this.#way.kind !== 'java';
  }

  get port(): number {
    return this.#port;
  }

  /** A database of its own. @param port of a proxy in front */
  uri(database: string, port = this.#port): string {
    if (this.#way.kind !== 'uri') return `mongodb://127.0.0.1:${port}/${database}?directConnection=true`;
    const uri = new URL(this.#way.uri);
    uri.pathname = database;
    if (port !== this.#port) {
      uri.host = `127.0.0.1:${port}`;
      uri.searchParams.set('directConnection', 'true');
    }
    return uri.href;
  }

  /** Again, on the same port and folder. */
  async start(): Promise<void> {
    if (this.#way.kind === 'uri') return;
    const { child, port } = await startProcess(this.#way, this.#folder, this.#port);
    this.#child = child;
    this.#port = port;
  }

  /** In order: what it acknowledged is on its disk. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** At once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
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

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** What it is, in words: for the closing lines of a test run. */
export async function titleOf(way: Way): Promise<string> {
  if (way.kind === 'java') return 'mongo-java-server 1.47.0 (no mongod here)';
  if (way.kind === 'mongod') {
    const version = /db version v(\S+)/.exec((await printedBy(way.binary, ['--version'], 10_000)) ?? '')?.[1];
    return `MongoDB ${version ?? 'of an unknown version'} (mongod ${way.from})`;
  }
  const connection = await mongoose.createConnection(way.uri).asPromise();
  const { version } = await connection.getClient().db('admin').command({ buildInfo: 1 });
  await connection.close();
  return `MongoDB ${version} (MONGODB_TEST_URI)`;
}

function portOf(uri: string): number {
  return Number(new URL(uri).port || 27_017);
}
