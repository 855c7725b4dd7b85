/** The clock of a replay: it goes at its own pace along the bar, or rests. */
import { signal } from '@preact/signals';
import { IDLE_EDGE_MS, type TimeAxis } from '#shared/replay/time-axis.ts';

/** Times the pace of the lesson. */
export const SPEEDS = [0.5, 1, 2, 4, 8, 16, 32, 64] as const;
export type Speed = (typeof SPEEDS)[number];

/** A page that draws nothing, such as in a hidden tab, does not go on: one drawing moves the clock by this much at most. Milliseconds. */
const STEP_MS_MAX = 250;

export class ReplayClock {
  readonly isRunning = signal(false);
  readonly speed = signal<Speed>(1);
  readonly skipsIdle = signal(true);
  /** The time that shows, by the bar's axis. Milliseconds. */
  time: number;
  #lastAt: number | null = null;

  constructor(time: number) {
    this.time = time;
  }

  /** @param now monotonic ms @param isWaiting what is to be shown is not here yet @returns false: it has come to the end, and rests */
  advance(now: number, line: TimeAxis, isWaiting: boolean): boolean {
    const passed = Math.min(STEP_MS_MAX, now - (this.#lastAt ?? now));
    this.#lastAt = now;
    if (!this.isRunning.peek() || isWaiting) return true;
    const bar = line.barOf(this.time) + passed * this.speed.peek();
    this.time = line.timeOf(bar);
    const idle = this.skipsIdle.peek() ? line.idleAt(this.time) : null;
    if (idle !== null && this.time > idle.from + IDLE_EDGE_MS) this.time = Math.max(this.time, idle.to - IDLE_EDGE_MS);
    if (bar < line.duration) return true;
    this.isRunning.value = false;
    return false;
  }
}
