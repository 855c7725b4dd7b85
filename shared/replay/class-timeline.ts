/**
 * The one bar of several boards that are replayed side by side: by the clock, or aligned so that all of them begin at its beginning. A
 * stretch of it is idle where it is idle for all of them.
 */
import type { BoardNumber } from '#shared/ids.ts';
import type { Stretch } from './replay-log.ts';
import { TimeAxis } from './time-axis.ts';
import { IDLE_MS_MIN, type Timeline } from './timeline.ts';

/** `start`: the bar shows the time since each board's first frame. `clock`: it shows wall time. */
export const ALIGNMENTS = ['start', 'clock'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export class ClassTimeline {
  readonly alignment: Alignment;
  readonly axis: TimeAxis;
  /** Of the boards whose logs have a frame. */
  readonly #lines: ReadonlyMap<BoardNumber, Timeline>;
  /** The board that began first. */
  readonly #first: Timeline | null;

  /** @param lines those of empty logs are left out */
  constructor(lines: ReadonlyMap<BoardNumber, Timeline>, alignment: Alignment) {
    this.alignment = alignment;
    this.#lines = new Map([...lines].filter(([, { segments }]) => segments.length > 0));
    let first: Timeline | null = null;
    const busy: Stretch[] = [];
    for (const line of this.#lines.values()) {
      if (first === null || line.start < first.start) first = line;
      for (const { from, to } of busyStretches(line))
        busy.push({ from: from - this.#offset(line), to: to - this.#offset(line) });
    }
    this.#first = first;
    busy.sort((one, other) => one.from - other.from);
    const end = busy.reduce((latest, { to }) => Math.max(latest, to), busy[0]?.from ?? 0);
    this.axis = new TimeAxis(busy[0]?.from ?? 0, end, gapsBetween(busy));
  }

  /** The wall time that a board shows; before its first frame it has not begun. Null: its log is empty. */
  wallTimeOf(board: BoardNumber, time: number): number | null {
    const line = this.#lines.get(board);
    return line === undefined ? null : time + this.#offset(line);
  }

  /** The inverse of `wallTimeOf`. */
  timeOf(board: BoardNumber, wallTime: number): number | null {
    const line = this.#lines.get(board);
    return line === undefined ? null : wallTime - this.#offset(line);
  }

  /** The time of another bar of the same boards at which the board that began first shows the same second. */
  timeIn(other: ClassTimeline, time: number): number {
    const first = this.#first;
    return first === null ? 0 : other.axis.clamp(time + this.#offset(first) - other.#offset(first));
  }

  #offset({ start }: Timeline): number {
    return this.alignment === 'start' ? start : 0;
  }
}

/** Everything between the first frame and the last one that is not idle. */
function busyStretches({ start, end, idle }: Timeline): Stretch[] {
  const stretches: Stretch[] = [];
  let from = start;
  for (const each of idle) {
    stretches.push({ from, to: each.from });
    from = each.to;
  }
  stretches.push({ from, to: Math.max(from, end) });
  return stretches;
}

/** @param stretches by their beginnings; they may overlap */
function gapsBetween(stretches: readonly Stretch[]): Stretch[] {
  const gaps: Stretch[] = [];
  let reached = stretches[0]?.from ?? 0;
  for (const { from, to } of stretches) {
    if (from - reached >= IDLE_MS_MIN) gaps.push({ from: reached, to: from });
    reached = Math.max(reached, to);
  }
  return gaps;
}
