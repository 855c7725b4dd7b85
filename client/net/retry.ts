/** What is to be tried again, unless whoever wanted it is gone by then. */

/** What was refused for now is tried again after so long. Milliseconds. */
export const RETRY_MS = 1_000;

export class RetryTimers {
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  schedule(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, ms);
    this.#timers.add(timer);
  }

  cancelAll(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
