/**
 * The time line of a replay: wall time, and beside it the time of the bar, in which every long idle stretch is as short as IDLE_SHOWN_MS. A
 * night between two lessons so takes as little of the bar as a minute does.
 */
import type { ReplayEpoch, ReplayLog, SegmentSpan, Stretch } from './replay-log.ts';

/** A longer time without a frame is an idle stretch. Milliseconds. */
export const IDLE_MS_MIN = 10_000;
/** The longest time that an idle stretch takes of the bar. Milliseconds. */
export const IDLE_SHOWN_MS = 60_000;
/** What of an idle stretch still shows at each of its ends when it is skipped. Milliseconds of the lesson. */
export const IDLE_EDGE_MS = 500;

/** One end of a part in which the bar's time runs evenly. */
interface Knot {
  readonly wall: number;
  readonly bar: number;
}

export class Timeline {
  /** Wall times of the first frame and of the last one. */
  readonly start: number;
  readonly end: number;
  /** Length of the bar, in its ms. */
  readonly duration: number;
  readonly segments: readonly SegmentSpan[];
  readonly #epochs: ReadonlyMap<number, ReplayEpoch>;
  readonly #idle: readonly Stretch[];
  /** At least two, ascending. */
  readonly #knots: readonly Knot[];

  constructor({ epochs, segments, lastTime, idle }: ReplayLog) {
    this.segments = segments;
    this.start = segments[0]?.startTime ?? lastTime;
    this.end = Math.max(this.start, lastTime, ...segments.map(({ startTime }) => startTime));
    this.#epochs = new Map(epochs.map((each) => [each.epoch, each]));
    this.#idle = idle;
    this.#knots = knotsOf(this.start, this.end, idle);
    this.duration = this.#knots.at(-1)?.bar ?? 0;
  }

  /** Index of the segment that has the board at this wall time; of several that begin then, the last. -1: the log is empty. */
  segmentAt(time: number): number {
    let found = Math.min(0, this.segments.length - 1);
    for (const [index, { startTime }] of this.segments.entries()) if (startTime <= time) found = index;
    return found;
  }

  /** Wall time at an epoch's time 0. */
  epochStart(epoch: number): number {
    return this.#epochs.get(epoch)?.wallTime ?? this.start;
  }

  clamp(time: number): number {
    return Math.min(this.end, Math.max(this.start, time));
  }

  /** The bar's time, in ms from its beginning, of a wall time. */
  barOf(time: number): number {
    return interpolate(this.#knots, 'wall', 'bar', this.clamp(time));
  }

  /** The inverse of `barOf`. */
  timeOf(bar: number): number {
    return interpolate(this.#knots, 'bar', 'wall', Math.min(this.duration, Math.max(0, bar)));
  }

  /** The idle stretch that this wall time lies within; null: frames are near. */
  idleAt(time: number): Stretch | null {
    return this.#idle.find(({ from, to }) => from <= time && time < to) ?? null;
  }
}

/**
 * The idle stretches between things that happened.
 * @param times when each began, ascending @param lasting how long each went on at most. Milliseconds
 */
export function idleStretches(times: readonly number[], lasting: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, to] of times.entries()) {
    const from = (times[index - 1] ?? to) + lasting;
    if (to - from >= IDLE_MS_MIN) stretches.push({ from, to });
  }
  return stretches;
}

function knotsOf(start: number, end: number, idle: readonly Stretch[]): Knot[] {
  const knots: Knot[] = [{ wall: start, bar: 0 }];
  const last = () => knots.at(-1) ?? { wall: start, bar: 0 };
  const add = (wall: number, length: number) => knots.push({ wall, bar: last().bar + length });
  for (const { from, to } of idle) {
    if (to - from <= IDLE_SHOWN_MS || from < last().wall || to > end) continue;
    add(from, from - last().wall);
    add(to, IDLE_SHOWN_MS);
  }
  add(end, end - last().wall);
  return knots;
}

function interpolate(knots: readonly Knot[], by: keyof Knot, to: keyof Knot, value: number): number {
  let low = knots[0];
  for (const high of knots) {
    if (low === undefined) break;
    if (value < high[by] || high === knots.at(-1)) {
      const length = high[by] - low[by];
      const share = length <= 0 ? 0 : (value - low[by]) / length;
      return low[to] + share * (high[to] - low[to]);
    }
    low = high;
  }
  return knots[0]?.[to] ?? 0;
}
