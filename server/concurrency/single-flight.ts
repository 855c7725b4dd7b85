/**
 * Single-flight: concurrent callers of one key share one opening, and later callers get what it opened.
 * A failure and a null are not cached: the next caller opens again.
 */
export class SingleFlight<Key, Result> {
  readonly #flights = new Map<Key, Promise<Result>>();
  readonly #opened = new Map<Key, NonNullable<Result>>();

  /** Everything that is open now, in the order of opening. */
  get opened(): ReadonlyMap<Key, NonNullable<Result>> {
    return this.#opened;
  }

  async get(key: Key, open: () => Promise<Result>): Promise<Result> {
    const known = this.#flights.get(key);
    if (known !== undefined) return known;
    const flight = open().then(
      (result) => {
        // The key may have been forgotten while this was under way.
        if (this.#flights.get(key) !== flight) return result;
        if (result == null) this.#flights.delete(key);
        else this.#opened.set(key, result);
        return result;
      },
      (error: unknown) => {
        if (this.#flights.get(key) === flight) this.#flights.delete(key);
        throw error;
      },
    );
    this.#flights.set(key, flight);
    return flight;
  }

  /** Whether the key is being opened. */
  isOpening(key: Key): boolean {
    return this.#flights.has(key) && !this.#opened.has(key);
  }

  /** Resolves once nothing is being opened under this key, successful or not. */
  async settled(key: Key): Promise<void> {
    await this.#flights.get(key)?.catch(() => null);
  }

  /** The next caller opens anew. Returns what was open. */
  forget(key: Key): NonNullable<Result> | null {
    const opened = this.#opened.get(key) ?? null;
    this.#flights.delete(key);
    this.#opened.delete(key);
    return opened;
  }
}
