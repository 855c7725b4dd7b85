/** The figures of one run, under names that stay. Of what was measured several times, the median counts and the spread is told. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** (largest - smallest) / median of the repeats, in percent; null when there was one. */
  readonly spreadPercent: number | null;
}

export class Figures {
  readonly #figures = new Map<string, Figure>();
  readonly #void = new Set<string>();
  /** What cannot be told, or must not be trusted, and why. */
  readonly notes: string[] = [];

  /** `samples`: at least one; a value that was reckoned is a single sample. */
  add(name: string, ...samples: readonly number[]): void {
    const value = median(samples);
    const spread = Math.max(...samples) - Math.min(...samples);
    const spreadPercent = samples.length > 1 && value !== 0 ? (spread / Math.abs(value)) * 100 : null;
    this.#figures.set(name, { name, value, spreadPercent });
  }

  note(sentence: string): void {
    this.notes.push(sentence);
  }

  /** The figure was measured, but what was measured was not what it is about. */
  strike(name: string): void {
    this.#void.add(name);
  }

  isVoid(name: string): boolean {
    return this.#void.has(name);
  }

  get(name: string): Figure | undefined {
    return this.#figures.get(name);
  }

  all(): Figure[] {
    return [...this.#figures.values()];
  }
}

export function median(samples: readonly number[]): number {
  return quantile(
    samples.toSorted((a, b) => a - b),
    0.5,
  );
}

/** Of samples in ascending order; between two of them it is the nearer one, and in the middle their mean. */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new Error('no samples');
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
}
