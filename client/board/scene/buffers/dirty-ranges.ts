/** The changed entries of a list, as few runs: a small gap of unchanged entries is cheaper to upload than another call. */
export interface DirtyRange {
  readonly start: number;
  /** One past the last. */
  readonly end: number;
}

/** Unchanged entries that a run may have between two changed ones. */
const GAP_MAX = 8;

export class DirtyRanges {
  readonly #ranges: { start: number; end: number }[] = [];

  /** In any order; ascending entries make the fewest runs. */
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

  /** Returns the runs and forgets them. */
  take(): readonly DirtyRange[] {
    return this.#ranges.splice(0);
  }
}
