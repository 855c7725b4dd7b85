/** Coalesces changes: each thing that changed since the last flush is reported once, so twenty joins in a moment are one report. */
export class Coalescer<Thing> {
  readonly #onChanged: (thing: Thing) => void;
  #changed = new Set<Thing>();

  constructor(onChanged: (thing: Thing) => void) {
    this.#onChanged = onChanged;
  }

  add(thing: Thing): void {
    this.#changed.add(thing);
  }

  flush(): void {
    const changed = this.#changed;
    if (changed.size === 0) return;
    this.#changed = new Set();
    for (const thing of changed) this.#onChanged(thing);
  }
}
