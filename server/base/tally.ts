/** Counts by label for the operator's metrics. A label is a word of ours: never a name, a class or an address. */
export class Tally<Label extends string = string> {
  readonly #counts = new Map<Label, number>();

  count(label: Label): void {
    this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
  }

  get counts(): ReadonlyMap<Label, number> {
    return this.#counts;
  }
}
