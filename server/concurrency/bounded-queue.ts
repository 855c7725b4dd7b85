/** A waiting line with an end: so many works at once, so many waiting, and whoever comes after that is sent away at once. */
export class BoundedQueue {
  readonly #concurrency: number;
  readonly #waitingMax: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, waitingMax: number) {
    this.#concurrency = atOnce;
    this.#waitingMax = waitingMax;
  }

  /** Resolves or rejects as `work` does; null when the line is full, and then `work` was not begun. */
  async run<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (this.#running >= this.#concurrency) {
      if (this.#waiting.length >= this.#waitingMax) return null;
      // Whoever leaves hands its place over: nobody can slip in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
