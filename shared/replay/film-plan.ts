/**
 * Which moments of a lesson a film shows. Idle stretches are cut out but for their ends, as a replay skips them, and what is left is
 * compressed evenly. The film begins with the first moment, and ends with the last one, which stays for a while.
 */
import type { Stretch } from './replay-log.ts';
import { IDLE_EDGE_MS } from './time-axis.ts';

/** The lengths that are offered. Seconds. */
export const FILM_SECONDS = [10, 20, 30, 60] as const;
export type FilmSeconds = (typeof FILM_SECONDS)[number];

/** The last moment stays for this share of the film, ... */
const END_SHARE = 0.1;
/** ... and for this long at most. Seconds. */
const END_SECONDS_MAX = 2;

/** From which wall time to which one, and when nothing happened in between. */
export interface FilmSpan {
  readonly start: number;
  readonly end: number;
  /** In order. */
  readonly idle: readonly Stretch[];
}

/**
 * The wall time that each frame shows, ascending: `seconds * rate` of them. O(frames + idle stretches).
 * @param rate frames a second
 */
export function filmTimes(span: FilmSpan, seconds: number, rate: number): number[] {
  const busy = busyStretches(span);
  const length = busy.reduce((sum, { from, to }) => sum + to - from, 0);
  const frames = Math.round(seconds * rate);
  const still = Math.round(Math.min(END_SHARE * seconds, END_SECONDS_MAX) * rate);
  const moving = Math.max(1, frames - 1 - still);
  const times: number[] = [];
  let stretch = 0;
  let before = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const at = length * Math.min(1, frame / moving);
    for (;;) {
      const current = busy[stretch];
      if (current === undefined || stretch === busy.length - 1 || at < before + current.to - current.from) break;
      before += current.to - current.from;
      stretch += 1;
    }
    const { from, to } = busy[stretch] ?? { from: span.start, to: span.end };
    times.push(frame >= moving ? span.end : Math.min(to, from + at - before));
  }
  return times;
}

/** What is left of the span without the middles of its idle stretches. */
function busyStretches({ start, end, idle }: FilmSpan): Stretch[] {
  const busy: Stretch[] = [];
  let from = start;
  for (const each of idle) {
    const cut = { from: each.from + IDLE_EDGE_MS, to: each.to - IDLE_EDGE_MS };
    if (cut.from < from || cut.to > end || cut.to <= cut.from) continue;
    busy.push({ from, to: cut.from });
    from = cut.to;
  }
  return [...busy, { from, to: end }];
}
