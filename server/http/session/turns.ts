/** Works that share a key go one after the other, in the order in which they were asked. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as `work` does. `waited` tells it that another work of this key went before. */
  async take<Result>(key: string, work: (waited: boolean) => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key);
    const turn = before === undefined ? work(false) : before.then(() => work(true));
    // What others wait for is the end of this work, however it ends.
    const end = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(key, end);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === end) this.#last.delete(key);
    }
  }

  /** Keys with a work under way. */
  get size(): number {
    return this.#last.size;
  }
}
