/** The board's clock as this page knows it: frames say their time, the quickest of them tells how far the clocks are apart. */
import { SHOWN_BEHIND_MS_MAX, SHOWN_BEHIND_MS_MIN } from '../../limits.ts';

/** How much of a jitter seen is kept at the next frame. */
const FORGET = 0.98;
/** How fast an offset that was lucky is forgotten, so that a clock that drifts is followed. Ms a frame. */
const DRIFT = 0.02;

export class ServerClock {
  #offset: number | null = null;
  #jitter = 0;

  /** A frame of board time `time` came at local `now`. */
  heard(time: number, now: number): void {
    const offset = now - time;
    this.#offset = this.#offset === null ? offset : Math.min(this.#offset + DRIFT, offset);
    this.#jitter = Math.max(this.#jitter * FORGET, offset - this.#offset);
  }

  /** Another epoch has another clock. */
  forget(): void {
    this.#offset = null;
    this.#jitter = 0;
  }

  /** The board time that is shown now. */
  shownAt(now: number): number {
    const behind = Math.min(SHOWN_BEHIND_MS_MAX, SHOWN_BEHIND_MS_MIN + this.#jitter);
    return this.#offset === null ? Number.POSITIVE_INFINITY : now - this.#offset - behind;
  }
}
