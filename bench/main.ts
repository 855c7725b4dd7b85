/**
 * `npm run bench`: every figure of the budgets, in one run, beside the peers. `--quick` takes less time and more noise,
 * `--json FILE` writes the figures flat, `--colyseus` installs and measures Colyseus too, `--assert` makes budgets binding,
 * `--store mongo` measures Jogak on a MongoDB too, beside the embedded store.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findRestartableMongo, MONGO_SOURCES } from '#e2e/store/mongo-server/find-server.ts';
import { describeMongo, TestMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { DATABASE_FILE } from '#server/store/sqlite/worker/open-database.ts';
import { TICK_MS } from '#shared/limits.ts';
import { BUDGETS } from './budgets.ts';
import { type Figure, Figures } from './figures.ts';
import { measureBoardRendering } from './measures/board-rendering.ts';
import { measureFrameSizes } from './measures/frame-sizes.ts';
import { measureLogSize } from './measures/log-size.ts';
import type { MeasurePace } from './measures/paired-windows.ts';
import { measureBoardEach, measureOneBoard, type Servers } from './measures/scenarios.ts';
import { measureWallRendering } from './measures/wall-rendering.ts';
import { PeerProcess } from './peers/peer-process.ts';

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    json: { type: 'string' },
    colyseus: { type: 'boolean' },
    assert: { type: 'boolean' },
    store: { type: 'string' },
  },
});
const PACE: MeasurePace = flags.quick
  ? { rounds: 1, window: 2_500, warmUp: 3_000 }
  : { rounds: 12, window: 4_000, warmUp: 15_000 };
const SEED = 1;
const COLYSEUS = new URL('./peers/colyseus/', import.meta.url);

const figures = new Figures();
measureFrameSizes(figures);
const folder = await mkdtemp(join(tmpdir(), 'jogak-bench-'));
const database = flags.store === 'mongo' ? await startDatabase() : null;
const servers = await startServers(folder);
try {
  const scenarioOptions = { servers, pace: PACE, seed: SEED, figures };
  await measureOneBoard(scenarioOptions);
  await measureBoardEach(scenarioOptions);
} finally {
  await Promise.all([servers.jogak.stop(), servers.loop.stop(), servers.colyseus?.stop(), servers.mongo?.stop()]);
  await database?.close();
  measureLogSize(join(folder, DATABASE_FILE), figures);
  await rm(folder, { recursive: true, force: true });
}
await measureBoardRendering(figures);
const wallFolder = await mkdtemp(join(tmpdir(), 'jogak-bench-'));
try {
  await measureWallRendering(figures, wallFolder, SEED);
} finally {
  await rm(wallFolder, { recursive: true, force: true });
}
print(figures);
if (flags.json !== undefined) {
  const flat = Object.fromEntries(figures.all().map(({ name, value }) => [name, value]));
  await writeFile(flags.json, `${JSON.stringify(flat, null, 2)}\n`);
}

async function startServers(dataDir: string): Promise<Servers> {
  const [jogak, loop] = await Promise.all([
    PeerProcess.start(new URL('./peers/jogak-server.ts', import.meta.url), { DATA_DIR: dataDir }),
    PeerProcess.start(new URL('./peers/ws-loop.ts', import.meta.url)),
  ]);
  return { jogak, loop, colyseus: await startColyseus(), mongo: await startOnMongo() };
}

/** The same server, in turn with the one on the embedded store. */
async function startOnMongo(): Promise<PeerProcess | null> {
  if (database === null) return null;
  const settings = { DATA_DIR: join(folder, 'mongo'), MONGODB_URI: database.uri('jogak-bench') };
  return PeerProcess.start(new URL('./peers/jogak-server.ts', import.meta.url), settings);
}

async function startDatabase(): Promise<TestMongo> {
  const testMongo = await findRestartableMongo();
  if (testMongo === null) throw new Error(`There is no MongoDB here: not ${MONGO_SOURCES}.`);
  figures.note(`MongoDB of this run: ${await describeMongo(testMongo)}.`);
  return TestMongo.start(testMongo);
}

/** A peer with packages of its own, kept out of ours. */
async function startColyseus(): Promise<PeerProcess | null> {
  const installed = () => existsSync(new URL('node_modules', COLYSEUS));
  if (flags.colyseus && !installed()) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: COLYSEUS, stdio: 'inherit' });
  }
  if (installed())
    return PeerProcess.start(new URL('room.mjs', COLYSEUS), { PIECES: '1000', TICK_MS: String(TICK_MS) });
  figures.note('NOT RUN: Colyseus: `npm run bench -- --colyseus` installs it and measures it in the same run.');
  return null;
}

function print({ notes }: Figures): void {
  const bars = new Map(BUDGETS.map((budget) => [budget.figure, budget]));
  const rows = figures.all().map((figure) => row(figure, bars.get(figure.name)));
  const wide = rows.reduce<number[]>(
    (most, cells) => cells.map((cell, at) => Math.max(most[at] ?? 0, cell.length)),
    [],
  );
  for (const cells of rows)
    console.log(
      cells
        .map((cell, at) => cell.padEnd(wide[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  const missing = BUDGETS.filter(({ figure }) => figures.get(figure) === undefined || figures.isVoid(figure));
  for (const { figure } of missing) console.log(`${figure}: no measure of it in this run`);
  for (const note of notes) console.log(note);
  const over = rows.filter(([, , , verdict]) => verdict === 'OVER').length;
  console.log(`${BUDGETS.length - missing.length - over} budgets kept, ${over} over, ${missing.length} not measured`);
  if (flags.assert && over > 0) process.exitCode = 1;
}

function row({ name, value, spreadPercent }: Figure, budget: (typeof BUDGETS)[number] | undefined): string[] {
  const text = value >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(4)));
  const noise = spreadPercent === null ? '' : `±${Math.round(spreadPercent / 2)} %`;
  if (budget === undefined) return [name, text, noise, '', ''];
  const bar = `<= ${budget.atMost.toLocaleString('en')} ${budget.unit}`.trim();
  const verdict = figures.isVoid(name) ? 'void' : value <= budget.atMost ? 'ok' : 'OVER';
  return [name, text, noise, verdict, bar];
}
