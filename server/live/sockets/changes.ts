/** What changed since the last telling, each thing once: twenty joins in a moment are one telling. */
export class Changes<Thing> {
  readonly #tell: (thing: Thing) => void;
  #changed = new Set<Thing>();

  constructor(tell: (thing: Thing) => void) {
    this.#tell = tell;
  }

  note(thing: Thing): void {
    this.#changed.add(thing);
  }

  tell(): void {
    const changed = this.#changed;
    if (changed.size === 0) return;
    this.#changed = new Set();
    for (const thing of changed) this.#tell(thing);
  }
}
