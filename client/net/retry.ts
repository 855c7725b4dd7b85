/** Retries: the timers of a page's repeated attempts, and every pause before one. */

/** Pauses before the next attempt, by what failed. Milliseconds. */
export const RETRY_MS = {
  /** The server refused for now, or did not answer. */
  refusal: 1_000,
  /** Operations of a board that wait in its outbox. */
  operation: 1_000,
  /** The code of a part of the page did not load. */
  lazyPart: 3_000,
  /** The code of the chat did not load. */
  chatCode: 5_000,
  /** A picture did not load. */
  picture: 3_000,
} as const;

/** Socket.IO's growing pauses between two attempts to connect to a class. Milliseconds. */
export const CLASS_RECONNECTION = { reconnectionDelay: 300, reconnectionDelayMax: 3_000 } as const;
/** The same for the list of open classes. */
export const OPEN_CLASSES_RECONNECTION = { reconnectionDelayMax: 10_000 } as const;

/** Tasks that wait for their next attempt. Their owner cancels all of them when it closes. */
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
    this.#timers.clear();
  }
}
