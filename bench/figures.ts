/** The figures of one run, under names that never change. Of repeated measurements the median counts, and the spread is reported. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** (largest - smallest) / median of the samples, in percent; null for a single sample. */
  readonly spreadPercent: number | null;
}

export class Figures {
  readonly #figures = new Map<string, Figure>();
  readonly #void = new Set<string>();
  /** Sentences on what was not measured, or is not valid, and why. */
  readonly notes: string[] = [];

  /** @param samples at least one; a computed value is a single sample */
  add(name: string, ...samples: readonly number[]): void {
    const value = median(samples);
    const spread = Math.max(...samples) - Math.min(...samples);
    const spreadPercent = samples.length > 1 && value !== 0 ? (spread / Math.abs(value)) * 100 : null;
    this.#figures.set(name, { name, value, spreadPercent });
  }

  note(sentence: string): void {
    this.notes.push(sentence);
  }

  /** Marks the figure as void: the measurement did not meet its conditions. */
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

/** The quantile of samples in ascending order, interpolated linearly. */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new Error('no samples');
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return low + (high - low) * (place - Math.floor(place));
}
