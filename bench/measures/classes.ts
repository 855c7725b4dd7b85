/** The scenarios: one class at one board, a board each on the teacher's wall, and forty boards for their log. */
import { TICK_MS, WALL_TICK_MS } from '../../shared/limits.ts';
import type { Figures } from '../figures.ts';
import { colyseusCrowd } from '../load/colyseus.ts';
import type { Plan } from '../load/frames.ts';
import { jogakCrowd, openJogakClass } from '../load/jogak.ts';
import { Echo, loopCrowd } from '../load/loop.ts';
import type { Child } from '../peers/child.ts';
import { measureSides, type Pace, type Side, type Window } from './sides.ts';

const PIECES = { columns: 40, rows: 25 } as const;
const HANDS = 30;
const LOG_BOARDS = 40;
/** Drag frames and frames that must be seen, as a share of those due: else a comparison is void. */
const DUE_SHARE = 0.03;

/** The side that is ours too, on the other store. */
const MONGO = 'mongo';

const TOGETHER: Plan = { mode: 'together', ...PIECES, hands: HANDS };
const EACH: Plan = { mode: 'each', ...PIECES, hands: HANDS };

export interface Servers {
  readonly jogak: Child;
  readonly loop: Child;
  readonly colyseus: Child | null;
  /** Jogak again, on a MongoDB. */
  readonly mongo: Child | null;
}

export interface ClassesParts {
  readonly servers: Servers;
  readonly pace: Pace;
  readonly seed: number;
  readonly figures: Figures;
}

/** 30 students drag on one board of 1,000 pieces, and the teacher is there. Answers with the class's id. */
export async function measureOneBoard(parts: ClassesParts): Promise<string> {
  const { jogak, loop, colyseus } = parts.servers;
  const opened = await openJogakClass(originOf(jogak), TOGETHER, HANDS);
  const sides: Side[] = [
    { name: 'jogak', child: jogak, crowd: await jogakCrowd(opened, TOGETHER, HANDS) },
    { name: 'ws', child: loop, crowd: await loopCrowd(loop.port, TOGETHER) },
  ];
  if (colyseus !== null) {
    sides.push({ name: 'colyseus', child: colyseus, crowd: await colyseusCrowd(colyseus.port, TOGETHER) });
  }
  await compare('class30', sides, 1_000 / TICK_MS, parts);
  return opened.room.id;
}

/** The same students at a board each, with all thirty on the teacher's wall; then forty of them, for the log. */
export async function measureBoardEach(parts: ClassesParts): Promise<string> {
  const { jogak, loop, mongo } = parts.servers;
  const opened = await openJogakClass(originOf(jogak), EACH, LOG_BOARDS);
  const sides: Side[] = [
    { name: 'jogak', child: jogak, crowd: await jogakCrowd(opened, EACH, HANDS) },
    { name: 'ws', child: loop, crowd: await loopCrowd(loop.port, EACH) },
  ];
  if (mongo !== null) {
    const there = await openJogakClass(originOf(mongo), EACH, HANDS);
    sides.push({ name: MONGO, child: mongo, crowd: await jogakCrowd(there, EACH, HANDS) });
  }
  await compare('boards30', sides, 1_000 / WALL_TICK_MS, parts);
  const fed = parts.figures.get('boards30.jogak.teacherBytesPerSecond');
  if (fed !== undefined) parts.figures.add('wall30.bytesPerSecond', fed.value);
  const all: Side = { name: 'jogak', child: jogak, crowd: await jogakCrowd(opened, EACH, LOG_BOARDS) };
  const windows = await inTurn([all], { ...parts, pace: { ...parts.pace, rounds: 1 } });
  for (const [window] of windows.values()) {
    if (window !== undefined) keep('boards40', [window], parts.figures);
  }
  return opened.room.id;
}

async function compare(scenario: string, sides: readonly Side[], due: number, parts: ClassesParts): Promise<void> {
  const { figures } = parts;
  const windows = await inTurn(sides, parts);
  for (const [name, own] of windows) {
    const add = (what: string, of: (window: Window) => number) =>
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
    const told = `${frames.toFixed(2)} frames a second of ${due.toFixed(2)} due`;
    figures.note(
      `VOID: ${scenario}'s comparison with ${name === 'jogak' ? 'all' : name}: ${name} sent ${told}, more than 3 % off.`,
    );
  }
  for (const name of ['jogak', MONGO]) {
    const own = windows.get(name) ?? [];
    if (own.length === 0) continue;
    const add = (what: string, of: (window: Window) => number) =>
      figures.add(`${scenario}.${name}.${what}`, ...own.map(of));
    add('motionBatchesPerSecond', ({ motionBatchesPerSecond }) => motionBatchesPerSecond);
    add('durableBatchesPerSecond', ({ durableBatchesPerSecond }) => durableBatchesPerSecond);
  }
  keep(scenario, windows.get('jogak') ?? [], figures);
  keep(`${scenario}.${MONGO}`, windows.get(MONGO) ?? [], figures);
}

/** Ours over theirs, round by round: neighbours in time. */
function ratio(
  name: string,
  windows: ReadonlyMap<string, readonly Window[]>,
  other: string,
  of: (window: Window) => number,
  figures: Figures,
): void {
  const theirs = windows.get(other) ?? [];
  const ratios = (windows.get('jogak') ?? []).flatMap((window, round) => {
    const their = theirs[round];
    return their === undefined || of(their) === 0 ? [] : [of(window) / of(their)];
  });
  if (ratios.length > 0) figures.add(name, ...ratios);
}

function keep(scenario: string, windows: readonly Window[], figures: Figures): void {
  const kept = windows.map(({ keptBytesPerSecond }) => keptBytesPerSecond);
  if (kept.length > 0) figures.add(`log.${scenario}.chunkBytesPerSecond`, ...kept);
}

async function inTurn(sides: readonly Side[], { servers, pace, seed }: ClassesParts): Promise<Map<string, Window[]>> {
  const echo = await Echo.open(servers.loop.port);
  try {
    return await measureSides(sides, pace, echo, seed);
  } finally {
    await echo.close();
    await Promise.all(sides.map(({ crowd }) => crowd.close()));
  }
}

function originOf({ port }: Child): string {
  return `http://127.0.0.1:${port}`;
}
