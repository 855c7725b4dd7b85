/** Which entries of a list changed, as few runs: a gap of unchanged ones is cheaper to send along than a call of its own. */
export interface DirtyRange {
  readonly start: number;
  /** One past the last. */
  readonly end: number;
}

/** Unchanged entries that may stand between two changed ones of a run. */
const GAP_MAX = 8;

export class DirtyRanges {
  readonly #ranges: { start: number; end: number }[] = [];

  /** Entries come in any order; in ascending order they make the fewest runs. */
  add(index: number): void {
    const last = this.#ranges.at(-1);
    if (last !== undefined && index >= last.start && index <= last.end + GAP_MAX) {
      last.end = Math.max(last.end, index + 1);
      return;
    }
    this.#ranges.push({ start: index, end: index + 1 });
  }

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  /** The runs found, which are then forgotten. */
  take(): readonly DirtyRange[] {
    return this.#ranges.splice(0);
  }
}
