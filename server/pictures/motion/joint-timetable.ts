/** Which frames of several moving pictures show side by side, and how long, with one sheet and one loop for all. */
import type { TimetableLimits } from './timetable.ts';

export interface JointEntry {
  /** The frame of each file, from 0. */
  readonly sources: readonly number[];
  /** Milliseconds. */
  readonly duration: number;
}

/** Of a picture's frames, so many show in each of its rounds, or all where it has fewer: with less it would flicker, or stand still. */
const ROUND_FRAMES_MIN = 4;

/**
 * The loop is as long as the longest picture's. Each of the others goes round a whole number of times in it, a little faster or slower than
 * its file says, so that none breaks off where the loop ends; and slower where the sheet has too few frames for so many rounds. Frames are
 * left out as `timetable` does.
 * @param shown how long each picture's frames show, see `shownDelays`: at least one picture, each of at least two frames
 */
export function jointTimetable(
  shown: readonly (readonly number[])[],
  { step, framesMax }: Pick<TimetableLimits, 'step' | 'framesMax'>,
): JointEntry[] {
  // What is over in a moment is slowed down, so that it moves.
  const slowed = shown.map((delays) => delays.map((delay) => Math.max(delay, step)));
  for (const delays of [shown, slowed]) {
    const length = Math.max(...delays.map(lengthOf));
    const most = Math.min(framesMax, Math.floor(length / step));
    const rounds = delays.map((each) => new Rounds(each, length, most));
    const starts = chosenStarts(rounds, length, { step, framesMax });
    if (starts.length > 1)
      return starts.map((at, index) => ({
        sources: rounds.map((each) => each.frameAt(at)),
        duration: (starts[index + 1] ?? length) - at,
      }));
  }
  throw new RangeError('a picture of one frame');
}

/** The times of changes. */
function chosenStarts(
  rounds: readonly Rounds[],
  length: number,
  { step, framesMax }: Pick<TimetableLimits, 'step' | 'framesMax'>,
): number[] {
  const limits = { step, startsMax: framesMax + 1 };
  const all = startsIn(rounds, length, step, limits);
  if (all.length <= framesMax) return all;
  const spread = startsIn(rounds, length, Math.ceil(length / framesMax), limits);
  // All changes come soon after each other, and then one frame stays.
  return spread.length > 1 ? spread : all.slice(0, framesMax);
}

/** Changes at least `least` apart, of which the last stays for a step. O(starts x frames of all pictures) */
function startsIn(
  rounds: readonly Rounds[],
  length: number,
  least: number,
  { step, startsMax }: { readonly step: number; readonly startsMax: number },
): number[] {
  const starts = [0];
  while (starts.length < startsMax) {
    const from = (starts.at(-1) ?? 0) + least;
    const next = Math.min(...rounds.map((each) => each.changeFrom(from)));
    if (next + step > length) break;
    starts.push(next);
  }
  return starts;
}

/** One picture that goes round within the loop. Times are whole milliseconds of the loop. */
class Rounds {
  readonly #starts: readonly number[];
  readonly #length: number;
  /** Milliseconds of the loop for one of the file. */
  readonly #scale: number;

  /** @param shownMax how many frames the loop has at most */
  constructor(delays: readonly number[], loop: number, shownMax: number) {
    this.#starts = delays.map((_, frame) => lengthOf(delays.slice(0, frame)));
    this.#length = lengthOf(delays);
    const roundsMax = Math.floor(shownMax / Math.min(delays.length, ROUND_FRAMES_MIN));
    this.#scale = loop / (Math.max(1, Math.min(roundsMax, Math.round(loop / this.#length))) * this.#length);
  }

  frameAt(time: number): number {
    const at = this.#inFile(time + 0.5) % this.#length;
    return Math.max(
      0,
      this.#starts.findLastIndex((start) => start <= at),
    );
  }

  /** The first change at or after a time. */
  changeFrom(time: number): number {
    const at = this.#inFile(time - 0.5);
    const round = Math.floor(at / this.#length);
    const start = this.#starts.find((each) => round * this.#length + each >= at) ?? this.#length;
    return Math.max(time, Math.round((round * this.#length + start) * this.#scale));
  }

  #inFile(time: number): number {
    return time / this.#scale;
  }
}

function lengthOf(delays: readonly number[]): number {
  return delays.reduce((sum, delay) => sum + delay, 0);
}
