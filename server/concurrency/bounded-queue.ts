/** A queue with bounds: a few tasks run at once, a few wait in order, and any further task is refused. */
export class BoundedQueue {
  readonly #concurrency: number;
  readonly #waitingMax: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(concurrency: number, waitingMax: number) {
    this.#concurrency = concurrency;
    this.#waitingMax = waitingMax;
  }

  /** Resolves or rejects as `task` does; null when the queue is full, and then `task` never begins. */
  async run<Result>(task: () => Promise<Result>): Promise<Result | null> {
    const isFull = this.#running >= this.#concurrency && this.#waiting.length >= this.#waitingMax;
    return isFull ? null : this.runUnbounded(task);
  }

  /** The same without a bound on the tasks that wait: none is refused. */
  async runUnbounded<Result>(task: () => Promise<Result>): Promise<Result> {
    // A task that ends hands its place over: no other task can take it in between.
    if (this.#running >= this.#concurrency) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
