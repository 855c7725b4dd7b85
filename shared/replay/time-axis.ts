/**
 * A bar's time and the time that it shows. Every long idle stretch is as short as IDLE_SHOWN_MS on the bar: a night between two lessons so
 * takes as little of it as a minute does.
 */
import type { Stretch } from './replay-log.ts';

/** The longest time that an idle stretch takes of the bar. Milliseconds. */
export const IDLE_SHOWN_MS = 60_000;
/** What of an idle stretch still shows at each of its ends when it is skipped. Milliseconds of the lesson. */
export const IDLE_EDGE_MS = 500;

/** One end of a part in which the bar's time runs evenly. */
interface Knot {
  readonly shown: number;
  readonly bar: number;
}

export class TimeAxis {
  /** The times that the bar shows at its ends. Milliseconds. */
  readonly start: number;
  readonly end: number;
  /** Length of the bar, in its ms. */
  readonly duration: number;
  /** In order, within the axis. */
  readonly idle: readonly Stretch[];
  /** At least two, ascending. */
  readonly #knots: readonly Knot[];

  constructor(start: number, end: number, idle: readonly Stretch[]) {
    this.start = start;
    this.end = end;
    this.idle = idle;
    this.#knots = knotsOf(start, end, idle);
    this.duration = this.#knots.at(-1)?.bar ?? 0;
  }

  clamp(time: number): number {
    return Math.min(this.end, Math.max(this.start, time));
  }

  /** The bar's time, in ms from its beginning, of a shown time. */
  barOf(time: number): number {
    return interpolate(this.#knots, 'shown', 'bar', this.clamp(time));
  }

  /** The inverse of `barOf`. */
  timeOf(bar: number): number {
    return interpolate(this.#knots, 'bar', 'shown', Math.min(this.duration, Math.max(0, bar)));
  }

  /** The idle stretch that this time lies within; null: frames are near. */
  idleAt(time: number): Stretch | null {
    return this.idle.find(({ from, to }) => from <= time && time < to) ?? null;
  }
}

function knotsOf(start: number, end: number, idle: readonly Stretch[]): Knot[] {
  const knots: Knot[] = [{ shown: start, bar: 0 }];
  const last = () => knots.at(-1) ?? { shown: start, bar: 0 };
  const add = (shown: number, length: number) => knots.push({ shown, bar: last().bar + length });
  for (const { from, to } of idle) {
    if (to - from <= IDLE_SHOWN_MS || from < last().shown || to > end) continue;
    add(from, from - last().shown);
    add(to, IDLE_SHOWN_MS);
  }
  add(end, end - last().shown);
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
