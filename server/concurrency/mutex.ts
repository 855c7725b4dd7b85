/** Mutual exclusion: tasks run one after the other, in the order of their calls. A failure reaches only the caller of its task. */
export class Mutex {
  #tail: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as `task` does. A task that waits for the same mutex never ends. */
  async runExclusive<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
