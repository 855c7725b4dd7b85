/** The servers that a scenario compares: Jogak, the bare loop and, on request, Colyseus and Jogak on a MongoDB. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from '#bench/figures.ts';
import { findRestartableMongo, MONGO_SOURCES } from '#e2e/store/mongo-server/find-server.ts';
import { describeMongo, TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { TICK_MS } from '#shared/limits.ts';
import { PeerProcess } from './peer-process.ts';

const JOGAK = new URL('./jogak-server.ts', import.meta.url);
const WS_LOOP = new URL('./ws-loop.ts', import.meta.url);
const COLYSEUS = new URL('./colyseus/', import.meta.url);

export interface ScenarioServersOptions {
  /** Jogak's data folder. */
  readonly folder: string;
  readonly onMongo: boolean;
  readonly installColyseus: boolean;
  readonly figures: Figures;
}

interface Peers {
  readonly jogak: PeerProcess;
  readonly loop: PeerProcess;
  readonly colyseus: PeerProcess | null;
  /** Jogak again, on a MongoDB. */
  readonly mongo: PeerProcess | null;
}

export class ScenarioServers implements Peers {
  readonly jogak: PeerProcess;
  readonly loop: PeerProcess;
  readonly colyseus: PeerProcess | null;
  readonly mongo: PeerProcess | null;
  readonly #database: TestMongo | null;

  private constructor({ jogak, loop, colyseus, mongo }: Peers, database: TestMongo | null) {
    this.jogak = jogak;
    this.loop = loop;
    this.colyseus = colyseus;
    this.mongo = mongo;
    this.#database = database;
  }

  static async start({ folder, onMongo, installColyseus, figures }: ScenarioServersOptions): Promise<ScenarioServers> {
    const database = onMongo ? await startDatabase(figures) : null;
    const [jogak, loop] = await Promise.all([
      PeerProcess.start(JOGAK, { DATA_DIR: folder }),
      PeerProcess.start(WS_LOOP),
    ]);
    const colyseus = await startColyseus(installColyseus, figures);
    const mongo = database === null ? null : await startOnMongo(folder, database);
    return new ScenarioServers({ jogak, loop, colyseus, mongo }, database);
  }

  async stop(): Promise<void> {
    await Promise.all([this.jogak.stop(), this.loop.stop(), this.colyseus?.stop(), this.mongo?.stop()]);
    await this.#database?.close();
  }
}

function startOnMongo(folder: string, database: TestMongo): Promise<PeerProcess> {
  return PeerProcess.start(JOGAK, { DATA_DIR: join(folder, 'mongo'), MONGODB_URI: database.uri('jogak-bench') });
}

async function startDatabase(figures: Figures): Promise<TestMongo> {
  const testMongo = await findRestartableMongo();
  if (testMongo === null) throw new Error(`There is no MongoDB here: not ${MONGO_SOURCES}.`);
  figures.note(`MongoDB of this run: ${await describeMongo(testMongo)}.`);
  return TestMongo.start(testMongo);
}

/** Colyseus has packages of its own in its own folder, apart from Jogak's. */
async function startColyseus(install: boolean, figures: Figures): Promise<PeerProcess | null> {
  const isInstalled = () => existsSync(new URL('node_modules', COLYSEUS));
  if (install && !isInstalled()) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: COLYSEUS, stdio: 'inherit' });
  }
  if (isInstalled())
    return PeerProcess.start(new URL('room.mjs', COLYSEUS), { PIECES: '1000', TICK_MS: String(TICK_MS) });
  figures.note('NOT RUN: Colyseus: `npm run bench -- --colyseus` installs it and measures it in the same run.');
  return null;
}
