/** The board's clock, estimated on this page: every frame carries its board time, and the fastest frame gives the offset of the two clocks. */
import { INTERPOLATION_DELAY_MS_MAX, INTERPOLATION_DELAY_MS_MIN } from '#client/base/limits.ts';

/** Share of the measured jitter that remains at the next frame. */
const JITTER_DECAY = 0.98;
/** The offset grows by this much a frame, so that it follows a clock that drifts. Milliseconds. */
const OFFSET_DRIFT_MS = 0.02;

export class PlaybackClock {
  #offset: number | null = null;
  #jitter = 0;

  /** A frame of board time `time` arrived at local `now`. Milliseconds. */
  addSample(time: number, now: number): void {
    const offset = now - time;
    this.#offset = this.#offset === null ? offset : Math.min(this.#offset + OFFSET_DRIFT_MS, offset);
    this.#jitter = Math.max(this.#jitter * JITTER_DECAY, offset - this.#offset);
  }

  /** Each epoch has its own clock. */
  reset(): void {
    this.#offset = null;
    this.#jitter = 0;
  }

  /** The board time to show now; Infinity before the first frame. */
  playbackTime(now: number): number {
    const delay = Math.min(INTERPOLATION_DELAY_MS_MAX, INTERPOLATION_DELAY_MS_MIN + this.#jitter);
    return this.#offset === null ? Number.POSITIVE_INFINITY : now - this.#offset - delay;
  }
}
