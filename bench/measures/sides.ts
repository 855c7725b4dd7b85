/** One class at several servers, measured in turn: each has its window in every round, so that what the machine does meanwhile falls on all alike. */
import { setTimeout as after } from 'node:timers/promises';
import { Chance } from '../bots/chance.ts';
import { quantile } from '../figures.ts';
import type { Crowd } from '../load/crowd.ts';
import { Delays } from '../load/delays.ts';
import { DRAG_HZ, dragAll, type Sent, Wandering } from '../load/hands.ts';
import type { Echo } from '../load/loop.ts';
import type { Child } from '../peers/child.ts';

/** Milliseconds. */
export interface Pace {
  readonly rounds: number;
  readonly window: number;
  /**
   * All sides at once, at twice the rate, before the first window: an hour's class runs on compiled code, and compiling it
   * costs as much as serving for the first quarter of a minute.
   */
  readonly warmUp: number;
}

/** From a side's first drag to its window: the lifts are over, every hand is on its way. */
const SETTLE_MS = 800;

export interface Side {
  readonly name: string;
  readonly child: Child;
  readonly crowd: Crowd;
}

/** One window of one side. */
export interface Window {
  /** Of one core, all threads of the server's process. */
  readonly cpuPercent: number;
  /** Means of the lines that got any frame. */
  readonly framesPerSecond: number;
  /** Mean of all lines. */
  readonly bytesPerClientPerSecond: number;
  readonly teacherBytesPerSecond: number;
  readonly dragsPerSecond: number;
  readonly keptBytesPerSecond: number;
  readonly motionBatchesPerSecond: number;
  readonly durableBatchesPerSecond: number;
  /** From move to frame, the bare echo's median taken off; null where nobody reads the frames. */
  readonly delayMs: { readonly p50: number; readonly p99: number } | null;
}

/** Each side's windows, in the order of the rounds. */
export async function measureSides(
  sides: readonly Side[],
  pace: Pace,
  echo: Echo,
  seed: number,
): Promise<Map<string, Window[]>> {
  const windows = new Map<string, Window[]>(sides.map(({ name }) => [name, []]));
  await Promise.all(sides.map(({ crowd }) => warm(crowd, pace.warmUp, seed)));
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const side of sides) windows.get(side.name)?.push(await measure(side, pace.window, echo, seed + round));
  }
  return windows;
}

/** Frames are read as they will be, so that the load's own code is compiled too. */
async function warm({ hands, teacher, movedIn }: Crowd, lasts: number, seed: number): Promise<void> {
  const delays = new Delays();
  teacher.onBytes = (bytes) => delays.heard(movedIn?.(bytes) ?? [], performance.now());
  const wandering = hands.map((_, hand) => new Wandering(new Chance(seed, hand)));
  const onSent = (sent: Sent) => delays.sent(sent);
  await dragAll({ hands, wandering, hertz: 2 * DRAG_HZ, enough: AbortSignal.timeout(lasts), onSent });
}

async function measure({ child, crowd }: Side, lasts: number, echo: Echo, seed: number): Promise<Window> {
  const enough = new AbortController();
  const delays = new Delays();
  let drags = 0;
  const onSent = (sent: Sent) => {
    drags += 1;
    delays.sent(sent);
  };
  const { movedIn } = crowd;
  crowd.teacher.onBytes = (bytes) => {
    const now = performance.now();
    if (movedIn !== null) delays.heard(movedIn(bytes), now);
  };
  const { hands } = crowd;
  const wandering = hands.map((_, hand) => new Wandering(new Chance(seed, hand)));
  const dragging = dragAll({ hands, wandering, hertz: DRAG_HZ, enough: enough.signal, onSent });
  await after(SETTLE_MS);
  const lines = [...crowd.students, crowd.teacher];
  const before = await child.usage();
  for (const line of lines) line.reset();
  delays.take();
  echo.take();
  drags = 0;
  await after(lasts);
  const used = await child.usage();
  const seconds = (used.atMs - before.atMs) / 1_000;
  const heard = lines.filter(({ frames }) => frames > 1);
  const bytes = lines.map((line) => line.bytes);
  const sorted = delays.take();
  const [bare, rate] = [quantile(echo.take(), 0.5), drags / seconds];
  enough.abort();
  await dragging;
  crowd.check();
  return {
    cpuPercent: (used.cpuMs - before.cpuMs) / seconds / 10,
    framesPerSecond: mean(heard.map(({ framesPerSecond }) => framesPerSecond)),
    bytesPerClientPerSecond: mean(bytes) / seconds,
    teacherBytesPerSecond: (bytes.at(-1) ?? 0) / seconds,
    dragsPerSecond: rate,
    keptBytesPerSecond: (used.kept.bytes - before.kept.bytes) / seconds,
    motionBatchesPerSecond: (used.kept.motionBatches - before.kept.motionBatches) / seconds,
    durableBatchesPerSecond: (used.kept.durableBatches - before.kept.durableBatches) / seconds,
    delayMs:
      sorted.length === 0
        ? null
        : { p50: Math.max(0, quantile(sorted, 0.5) - bare), p99: Math.max(0, quantile(sorted, 0.99) - bare) },
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
