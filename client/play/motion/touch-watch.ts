/** Tells when nobody has touched a page for some time, and when somebody does again. */
import { TOUCHES } from '#client/base/touches.ts';

export interface TouchWatchDeps {
  readonly target: EventTarget;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly untouchedAfterMs: number;
  readonly onChange: (isUntouched: boolean) => void;
  /** Events that are none of its touches. */
  readonly isLeftOut: (event: Event) => boolean;
}

export class TouchWatch {
  readonly #deps: TouchWatchDeps;
  readonly #listening = new AbortController();
  #touchedAt: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: TouchWatchDeps) {
    this.#deps = deps;
    this.#touchedAt = deps.now();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    for (const name of TOUCHES)
      deps.target.addEventListener(
        name,
        (event) => {
          if (!deps.isLeftOut(event)) this.touch();
        },
        options,
      );
    this.#check();
  }

  touch(): void {
    this.#touchedAt = this.#deps.now();
    if (this.#timer === undefined) this.#check();
  }

  end(): void {
    this.#listening.abort();
    clearTimeout(this.#timer);
  }

  /** One timer, however often the page is touched. */
  #check(): void {
    const { now, untouchedAfterMs, onChange } = this.#deps;
    const rest = this.#touchedAt + untouchedAfterMs - now();
    this.#timer = rest > 0 ? setTimeout(() => this.#check(), rest) : undefined;
    onChange(rest <= 0);
  }
}
