/** Works that share a key go one after the other, in the order in which they were asked. */
export class KeyedMutex {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as `work` does. `waited` tells it that another work of this key went before. */
  async run<Result>(key: string, work: (waited: boolean) => Promise<Result>): Promise<Result> {
    const previous = this.#tails.get(key);
    const result = previous === undefined ? work(false) : previous.then(() => work(true));
    // What others wait for is the end of this work, however it ends.
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

  /** Keys with a work under way. */
  get size(): number {
    return this.#tails.size;
  }
}
