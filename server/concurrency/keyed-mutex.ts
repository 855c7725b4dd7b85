/** A mutex for each key: tasks of one key run one after the other, in the order of their calls. */
export class KeyedMutex {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as `task` does. */
  async run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const previous = this.#tails.get(key);
    const result = previous === undefined ? task() : previous.then(task);
    // Later tasks wait for the end of this one, successful or not.
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(key, settled);
    try {
      return await result;
    } finally {
      if (this.#tails.get(key) === settled) this.#tails.delete(key);
    }
  }

  /** Keys that have a task under way. */
  get size(): number {
    return this.#tails.size;
  }
}
