/** Which frames of a moving picture show, and how long: no two changes closer than a step, and no more frames than a sheet holds. */

export interface TimetableEntry {
  /** The frame of the file, from 0. */
  readonly source: number;
  /** Milliseconds. */
  readonly duration: number;
}

export interface TimetableLimits {
  /** Shortest time between two changes. Milliseconds. */
  readonly step: number;
  readonly framesMax: number;
  /** Longest time of one frame. Milliseconds. */
  readonly delayMax: number;
}

/** Browsers show a frame with so short a delay, or none, for as long as the second figure. Milliseconds. */
const UNSET_DELAY_MS_MAX = 10;
const UNSET_SHOWN_MS = 100;

/**
 * Frames are left out where they change too fast, so that the motion has its speed. A file that would be left with one frame is slowed
 * down instead. @param delays of the file's frames, milliseconds, as the file says them
 */
export function timetable(delays: readonly number[], { step, framesMax, delayMax }: TimetableLimits): TimetableEntry[] {
  const shown = shownDelays(delays, delayMax);
  const length = shown.reduce((sum, delay) => sum + delay, 0);
  const least = shown.length <= framesMax ? step : Math.max(step, Math.ceil(length / framesMax));
  const starts: { source: number; at: number }[] = [];
  let at = 0;
  for (const [source, delay] of shown.entries()) {
    const last = starts.at(-1);
    if (last === undefined || (at - last.at >= least && length - at >= step)) starts.push({ source, at });
    at += delay;
  }
  if (starts.length < 2)
    return shown.slice(0, framesMax).map((delay, source) => ({ source, duration: Math.max(delay, step) }));
  return starts.map(({ source, at: start }, index) => ({
    source,
    duration: (starts[index + 1]?.at ?? length) - start,
  }));
}

/** How long browsers show the frames of a file. @param delays as the file says them. Milliseconds */
export function shownDelays(delays: readonly number[], delayMax: number): number[] {
  return delays.map((delay) => (delay <= UNSET_DELAY_MS_MAX ? UNSET_SHOWN_MS : Math.min(delay, delayMax)));
}
