/** The time line of a board's replay: wall time, the bar beside it, and the segments of the log. */
import type { ReplayEpoch, ReplayLog, SegmentSpan, Stretch } from './replay-log.ts';
import { TimeAxis } from './time-axis.ts';

/** A longer time without a frame is an idle stretch. Milliseconds. */
export const IDLE_MS_MIN = 10_000;

/** Shows wall times, from the first frame's to the last one's. */
export class Timeline extends TimeAxis {
  readonly segments: readonly SegmentSpan[];
  readonly #epochs: ReadonlyMap<number, ReplayEpoch>;

  constructor({ epochs, segments, lastTime, idle }: ReplayLog) {
    const start = segments[0]?.startTime ?? lastTime;
    super(start, Math.max(start, lastTime, ...segments.map(({ startTime }) => startTime)), idle);
    this.segments = segments;
    this.#epochs = new Map(epochs.map((each) => [each.epoch, each]));
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
