/** What is opened once, however many ask for it meanwhile. What was not there, or failed to open, may be asked for again. */
export class Openings<Key, Opened> {
  readonly #known = new Map<Key, Promise<Opened | null>>();

  async get(key: Key, open: () => Promise<Opened | null>): Promise<Opened | null> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const opening = open();
    this.#known.set(key, opening);
    const opened = await opening.catch((error: unknown) => {
      this.#known.delete(key);
      throw error;
    });
    if (opened === null) this.#known.delete(key);
    return opened;
  }

  /** Resolves once nothing is being opened under this key, whatever came of it. */
  async settled(key: Key): Promise<void> {
    await this.#known.get(key)?.catch(() => null);
  }

  forget(key: Key): void {
    this.#known.delete(key);
  }
}
