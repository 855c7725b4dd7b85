/** The scenarios: one class at one board, a board each on the teacher's wall, and forty boards for their log. */

import type { Figures } from '#bench/figures.ts';
import { colyseusCrowd } from '#bench/load/colyseus-clients.ts';
import { jogakCrowd, openJogakClass, type Transport } from '#bench/load/jogak-clients.ts';
import type { ScenarioPlan } from '#bench/load/scenario-frames.ts';
import { EchoProbe, wsLoopCrowd } from '#bench/load/ws-loop-clients.ts';
import type { PeerProcess } from '#bench/peers/peer-process.ts';
import type { ScenarioServers } from '#bench/peers/scenario-servers.ts';
import { TICK_MS, WALL_TICK_MS } from '#shared/limits.ts';
import { type MeasuredServer, type MeasurePace, type MeasureWindow, measureInTurn } from './paired-windows.ts';

const PIECES = { columns: 40, rows: 25 } as const;
const HANDS = 30;
const LOG_BOARDS = 40;
/** Largest deviation of the frames sent from those due, as a share. Beyond it a comparison is void. */
const DUE_SHARE = 0.03;

/** The name of Jogak on MongoDB. */
const MONGO = 'mongo';

const TOGETHER: ScenarioPlan = { mode: 'together', ...PIECES, hands: HANDS };
const EACH: ScenarioPlan = { mode: 'each', ...PIECES, hands: HANDS };

export interface ScenarioOptions {
  readonly servers: ScenarioServers;
  readonly pace: MeasurePace;
  readonly seed: number;
  readonly figures: Figures;
}

/** 30 students drag on one board of 1,000 pieces, and the teacher watches. */
export async function measureOneBoard(options: ScenarioOptions): Promise<void> {
  const { jogak, loop, colyseus } = options.servers;
  const opened = await openJogakClass(originOf(jogak), TOGETHER, HANDS);
  const sides: MeasuredServer[] = [
    { name: 'jogak', child: jogak, crowd: await jogakCrowd(opened, TOGETHER, HANDS) },
    { name: 'ws', child: loop, crowd: await wsLoopCrowd(loop.port, TOGETHER) },
  ];
  if (colyseus !== null) {
    sides.push({ name: 'colyseus', child: colyseus, crowd: await colyseusCrowd(colyseus.port, TOGETHER) });
  }
  await compare('class30', sides, 1_000 / TICK_MS, options);
}

/** The same class by HTTP polling, and the same by WebSocket in turns with it: what a network without WebSocket costs. */
export async function measurePolling(options: ScenarioOptions): Promise<void> {
  const { figures, servers } = options;
  const { jogak } = servers;
  const crowdBy = async (transport: Transport) =>
    jogakCrowd(await openJogakClass(originOf(jogak), TOGETHER, HANDS), TOGETHER, HANDS, transport);
  const sides = [
    { name: 'polling', child: jogak, crowd: await crowdBy('polling') },
    { name: 'webSocket', child: jogak, crowd: await crowdBy('websocket') },
  ];
  const windows = await inTurn(sides, options);
  const own = windows.get('polling') ?? [];
  const add = (what: string, of: (window: MeasureWindow) => number) =>
    figures.add(`class30.polling.${what}`, ...own.map(of));
  add('cpuPercent', ({ cpuPercent }) => cpuPercent);
  add('bytesPerClientPerSecond', ({ bytesPerClientPerSecond }) => bytesPerClientPerSecond);
  add('framesPerSecond', ({ framesPerSecond }) => framesPerSecond);
  add('dragsPerSecond', ({ dragsPerSecond }) => dragsPerSecond);
  const others = windows.get('webSocket') ?? [];
  const ratios = own.flatMap(({ cpuPercent }, round) => {
    const other = others[round]?.cpuPercent ?? 0;
    return other === 0 ? [] : [cpuPercent / other];
  });
  if (ratios.length > 0) figures.add('class30.polling.cpuOfWebSocket', ...ratios);
}

/** 30 students drag at a board each, with all boards on the teacher's wall; then 40 students, for the log. */
export async function measureBoardEach(options: ScenarioOptions): Promise<void> {
  const { jogak, loop, mongo } = options.servers;
  const opened = await openJogakClass(originOf(jogak), EACH, LOG_BOARDS);
  const sides: MeasuredServer[] = [
    { name: 'jogak', child: jogak, crowd: await jogakCrowd(opened, EACH, HANDS) },
    { name: 'ws', child: loop, crowd: await wsLoopCrowd(loop.port, EACH) },
  ];
  if (mongo !== null) {
    const there = await openJogakClass(originOf(mongo), EACH, HANDS);
    sides.push({ name: MONGO, child: mongo, crowd: await jogakCrowd(there, EACH, HANDS) });
  }
  await compare('boards30', sides, 1_000 / WALL_TICK_MS, options);
  const fed = options.figures.get('boards30.jogak.teacherBytesPerSecond');
  if (fed !== undefined) options.figures.add('wall30.bytesPerSecond', fed.value);
  const all: MeasuredServer = { name: 'jogak', child: jogak, crowd: await jogakCrowd(opened, EACH, LOG_BOARDS) };
  const windows = await inTurn([all], { ...options, pace: { ...options.pace, rounds: 1 } });
  for (const [window] of windows.values()) {
    if (window !== undefined) addLogFigures('boards40', [window], options.figures);
  }
}

async function compare(
  scenario: string,
  sides: readonly MeasuredServer[],
  due: number,
  options: ScenarioOptions,
): Promise<void> {
  const { figures } = options;
  const windows = await inTurn(sides, options);
  for (const [name, own] of windows) {
    const add = (what: string, of: (window: MeasureWindow) => number) =>
      figures.add(`${scenario}.${name}.${what}`, ...own.map(of));
    add('cpuPercent', ({ cpuPercent }) => cpuPercent);
    add('bytesPerClientPerSecond', ({ bytesPerClientPerSecond }) => bytesPerClientPerSecond);
    add('teacherBytesPerSecond', ({ teacherBytesPerSecond }) => teacherBytesPerSecond);
    add('framesPerSecond', ({ framesPerSecond }) => framesPerSecond);
    add('dragsPerSecond', ({ dragsPerSecond }) => dragsPerSecond);
    const delays = own.flatMap(({ delayMs }) => (delayMs === null ? [] : [delayMs]));
    if (delays.length === 0) continue;
    const under = name === 'jogak' ? `${scenario}.addedDelayMs` : `${scenario}.${name}.addedDelayMs`;
    figures.add(`${under}.p50`, ...delays.map(({ p50 }) => p50));
    figures.add(`${under}.p99`, ...delays.map(({ p99 }) => p99));
  }
  figures.add(`${scenario}.framesDuePerSecond`, due);
  for (const { name } of sides) {
    if (name === 'jogak') continue;
    ratio(`${scenario}.cpuOf.${name}`, windows, name, ({ cpuPercent }) => cpuPercent, figures);
    ratio(`${scenario}.bytesOf.${name}`, windows, name, (window) => window.bytesPerClientPerSecond, figures);
  }
  for (const { name } of sides) {
    const frames = figures.get(`${scenario}.${name}.framesPerSecond`)?.value ?? 0;
    if (Math.abs(frames / due - 1) <= DUE_SHARE) continue;
    const struck = name === 'jogak' ? sides.map((side) => side.name) : [name];
    for (const other of struck) for (const what of ['cpuOf', 'bytesOf']) figures.strike(`${scenario}.${what}.${other}`);
    if (name === 'jogak') figures.strike(`${scenario}.addedDelayMs.p99`);
    const sentence = `${frames.toFixed(2)} frames a second of ${due.toFixed(2)} due`;
    figures.note(
      `VOID: ${scenario}'s comparison with ${name === 'jogak' ? 'all' : name}: ${name} sent ${sentence}, more than 3 % off.`,
    );
  }
  for (const name of ['jogak', MONGO]) {
    const own = windows.get(name) ?? [];
    if (own.length === 0) continue;
    const add = (what: string, of: (window: MeasureWindow) => number) =>
      figures.add(`${scenario}.${name}.${what}`, ...own.map(of));
    add('motionBatchesPerSecond', ({ motionBatchesPerSecond }) => motionBatchesPerSecond);
    add('durableBatchesPerSecond', ({ durableBatchesPerSecond }) => durableBatchesPerSecond);
  }
  addLogFigures(scenario, windows.get('jogak') ?? [], figures);
  addLogFigures(`${scenario}.${MONGO}`, windows.get(MONGO) ?? [], figures);
}

/** Jogak's value divided by the other server's, round by round. */
function ratio(
  name: string,
  windows: ReadonlyMap<string, readonly MeasureWindow[]>,
  other: string,
  of: (window: MeasureWindow) => number,
  figures: Figures,
): void {
  const theirs = windows.get(other) ?? [];
  const ratios = (windows.get('jogak') ?? []).flatMap((window, round) => {
    const their = theirs[round];
    return their === undefined || of(their) === 0 ? [] : [of(window) / of(their)];
  });
  if (ratios.length > 0) figures.add(name, ...ratios);
}

function addLogFigures(scenario: string, windows: readonly MeasureWindow[], figures: Figures): void {
  const logRates = windows.map(({ logBytesPerSecond }) => logBytesPerSecond);
  if (logRates.length > 0) figures.add(`log.${scenario}.chunkBytesPerSecond`, ...logRates);
}

async function inTurn(
  sides: readonly MeasuredServer[],
  { servers, pace, seed }: ScenarioOptions,
): Promise<Map<string, MeasureWindow[]>> {
  const echo = await EchoProbe.open(servers.loop.port);
  try {
    return await measureInTurn(sides, pace, echo, seed);
  } finally {
    await echo.close();
    await Promise.all(sides.map(({ crowd }) => crowd.close()));
  }
}

function originOf({ port }: PeerProcess): string {
  return `http://127.0.0.1:${port}`;
}
