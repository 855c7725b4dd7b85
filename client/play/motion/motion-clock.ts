/**
 * Says which frame of a moving picture shows, and when the next one does. Between two frames nothing runs but one timer. Where there is a
 * reason to stand still it says so, and runs nothing.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { frameAt } from '#shared/picture/motion.ts';

/** The person prefers no motion; no WebGL draws the board; the tab is hidden; nobody has touched the page for long; somebody has pressed the button. */
export type Stillness = 'preferred' | 'undrawn' | 'hidden' | 'untouched' | 'stopped';

export interface MotionClockDeps {
  /** Milliseconds. */
  readonly durations: readonly number[];
  /** Milliseconds of the clock that all pages share. */
  readonly now: () => number;
  /** Null: the still. */
  readonly show: (frame: number | null) => void;
}

export class MotionClock {
  readonly isMoving: ReadonlySignal<boolean>;
  readonly #isMoving = signal(false);
  readonly #deps: MotionClockDeps;
  readonly #reasons = new Set<Stillness>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isEnded = false;

  constructor(deps: MotionClockDeps) {
    this.#deps = deps;
    this.isMoving = this.#isMoving;
  }

  /** Shows the frame of now, or the still, once more. */
  refresh(): void {
    clearTimeout(this.#timer);
    if (this.#isEnded) return;
    const isMoving = this.#reasons.size === 0;
    this.#isMoving.value = isMoving;
    if (isMoving) this.#showNow();
    else this.#deps.show(null);
  }

  set(reason: Stillness, holds: boolean): void {
    if (this.#reasons.has(reason) === holds) return;
    if (holds) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    this.refresh();
  }

  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
  }

  #showNow(): void {
    const { durations, now, show } = this.#deps;
    const { frame, remaining } = frameAt(durations, now());
    show(frame);
    this.#timer = setTimeout(() => this.#showNow(), remaining);
  }
}
