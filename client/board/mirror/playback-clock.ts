/** The board's clock as this page knows it: frames say their time, the quickest of them tells how far the clocks are apart. */
import { INTERPOLATION_DELAY_MS_MAX, INTERPOLATION_DELAY_MS_MIN } from '#client/base/limits.ts';

/** How much of a jitter seen is kept at the next frame. */
const JITTER_DECAY = 0.98;
/** How fast an offset that was lucky is forgotten, so that a clock that drifts is followed. Ms a frame. */
const OFFSET_DRIFT_MS = 0.02;

export class PlaybackClock {
  #offset: number | null = null;
  #jitter = 0;

  /** A frame of board time `time` came at local `now`. */
  addSample(time: number, now: number): void {
    const offset = now - time;
    this.#offset = this.#offset === null ? offset : Math.min(this.#offset + OFFSET_DRIFT_MS, offset);
    this.#jitter = Math.max(this.#jitter * JITTER_DECAY, offset - this.#offset);
  }

  /** Another epoch has another clock. */
  reset(): void {
    this.#offset = null;
    this.#jitter = 0;
  }

  /** The board time that is shown now. */
  playbackTime(now: number): number {
    const delay = Math.min(INTERPOLATION_DELAY_MS_MAX, INTERPOLATION_DELAY_MS_MIN + this.#jitter);
    return this.#offset === null ? Number.POSITIVE_INFINITY : now - this.#offset - delay;
  }
}
