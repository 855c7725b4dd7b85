/** What is opened once, however many ask for it meanwhile. What was not there, or failed to open, may be asked for again. */
export class SingleFlight<Key, Opened> {
  readonly #entries = new Map<Key, Promise<Opened | null>>();

  async get(key: Key, open: () => Promise<Opened | null>): Promise<Opened | null> {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const pending = open();
    this.#entries.set(key, pending);
    const opened = await pending.catch((error: unknown) => {
      this.#entries.delete(key);
      throw error;
    });
    if (opened === null) this.#entries.delete(key);
    return opened;
  }

  /** Resolves once nothing is being opened under this key, whatever came of it. */
  async settled(key: Key): Promise<void> {
    await this.#entries.get(key)?.catch(() => null);
  }

  forget(key: Key): void {
    this.#entries.delete(key);
  }
}
