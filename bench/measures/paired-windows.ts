/** Measures one class at several servers in turns. Each server has its window in every round, so that other load on the machine affects all alike. */
import { setTimeout as after } from 'node:timers/promises';
import { quantile } from '#bench/figures.ts';
import type { Crowd } from '#bench/load/crowd.ts';
import { Delays } from '#bench/load/delays.ts';
import { DRAG_HZ, dragAll, RandomWalk, type SentDrag } from '#bench/load/drag-all.ts';
import type { EchoProbe } from '#bench/load/ws-loop-clients.ts';
import type { PeerProcess } from '#bench/peers/peer-process.ts';
import { SeededRandom } from '#client/headless/seeded-random.ts';

/** Milliseconds. */
export interface MeasurePace {
  readonly rounds: number;
  readonly window: number;
  /**
   * Drags at all servers at once, at twice the rate, before the first window. A real class runs on compiled code, and compiling it costs
   * as much as serving in the first quarter of a minute.
   */
  readonly warmUp: number;
}

/** From the first drag to the window, so that all lifts are over. Milliseconds. */
const SETTLE_MS = 800;

export interface MeasuredServer {
  readonly name: string;
  readonly child: PeerProcess;
  readonly crowd: Crowd;
}

/** One window of one server. */
export interface MeasureWindow {
  /** CPU of all threads of the server's process, in percent of one core. */
  readonly cpuPercent: number;
  /** Mean over the connections that received frames. */
  readonly framesPerSecond: number;
  /** Mean over all connections. */
  readonly bytesPerClientPerSecond: number;
  readonly teacherBytesPerSecond: number;
  readonly dragsPerSecond: number;
  readonly logBytesPerSecond: number;
  readonly motionBatchesPerSecond: number;
  readonly durableBatchesPerSecond: number;
  /** From drag to frame, less the median of the echo; null for a server whose frames are not read. */
  readonly delayMs: { readonly p50: number; readonly p99: number } | null;
}

/** The windows of each server, in the order of the rounds. */
export async function measureInTurn(
  sides: readonly MeasuredServer[],
  pace: MeasurePace,
  echo: EchoProbe,
  seed: number,
): Promise<Map<string, MeasureWindow[]>> {
  const windows = new Map<string, MeasureWindow[]>(sides.map(({ name }) => [name, []]));
  await Promise.all(sides.map(({ crowd }) => warm(crowd, pace.warmUp, seed)));
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const side of sides) windows.get(side.name)?.push(await measure(side, pace.window, echo, seed + round));
  }
  return windows;
}

/** Reads frames as the windows do, so that the code of the load is compiled, too. */
async function warm({ hands, teacher, readPositions }: Crowd, lasts: number, seed: number): Promise<void> {
  const delays = new Delays();
  teacher.onBytes = (bytes) => delays.received(readPositions?.(bytes) ?? [], performance.now());
  const walks = hands.map((_, hand) => new RandomWalk(new SeededRandom(seed, hand)));
  const onSent = (sent: SentDrag) => delays.sent(sent);
  await dragAll({ hands, walks, hertz: 2 * DRAG_HZ, signal: AbortSignal.timeout(lasts), onSent });
}

async function measure(
  { child, crowd }: MeasuredServer,
  lasts: number,
  echo: EchoProbe,
  seed: number,
): Promise<MeasureWindow> {
  const stopSignal = new AbortController();
  const delays = new Delays();
  let drags = 0;
  const onSent = (sent: SentDrag) => {
    drags += 1;
    delays.sent(sent);
  };
  const { readPositions } = crowd;
  crowd.teacher.onBytes = (bytes) => {
    const now = performance.now();
    if (readPositions !== null) delays.received(readPositions(bytes), now);
  };
  const { hands } = crowd;
  const walks = hands.map((_, hand) => new RandomWalk(new SeededRandom(seed, hand)));
  const dragging = dragAll({ hands, walks, hertz: DRAG_HZ, signal: stopSignal.signal, onSent });
  await after(SETTLE_MS);
  const sockets = [...crowd.students, crowd.teacher];
  const before = await child.usage();
  for (const socket of sockets) socket.reset();
  delays.take();
  echo.take();
  drags = 0;
  await after(lasts);
  const used = await child.usage();
  const seconds = (used.atMs - before.atMs) / 1_000;
  const receiving = sockets.filter(({ frames }) => frames > 1);
  const bytes = sockets.map((socket) => socket.bytes);
  const sorted = delays.take();
  const [bare, rate] = [quantile(echo.take(), 0.5), drags / seconds];
  stopSignal.abort();
  await dragging;
  crowd.check();
  return {
    cpuPercent: (used.cpuMs - before.cpuMs) / seconds / 10,
    framesPerSecond: mean(receiving.map(({ framesPerSecond }) => framesPerSecond)),
    bytesPerClientPerSecond: mean(bytes) / seconds,
    teacherBytesPerSecond: (bytes.at(-1) ?? 0) / seconds,
    dragsPerSecond: rate,
    logBytesPerSecond: (used.log.bytes - before.log.bytes) / seconds,
    motionBatchesPerSecond: (used.log.motionBatches - before.log.motionBatches) / seconds,
    durableBatchesPerSecond: (used.log.durableBatches - before.log.durableBatches) / seconds,
    delayMs:
      sorted.length === 0
        ? null
        : { p50: Math.max(0, quantile(sorted, 0.5) - bare), p99: Math.max(0, quantile(sorted, 0.99) - bare) },
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
