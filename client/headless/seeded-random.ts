/** A bot's random numbers, drawn from one seed, so that a run can be repeated. */
import { randomStream } from '#shared/geometry/random.ts';

export class SeededRandom {
  readonly seed: number;
  readonly #draw: () => number;

  /** @param seed u32 @param bot distinguishes bots of one seed */
  constructor(seed: number, bot = 0) {
    this.seed = seed;
    this.#draw = randomStream(seed, bot, 0, 0);
  }

  /** In [0, 1). */
  fraction(): number {
    return this.#draw() / 0x1_0000_0000;
  }

  between(least: number, most: number): number {
    return least + this.fraction() * (most - least);
  }

  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Approximately normal, mean 0 and deviation 1: the sum of twelve draws less 6. */
  gaussian(): number {
    let sum = -6;
    for (let draws = 0; draws < 12; draws += 1) sum += this.fraction();
    return sum;
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.fraction() * items.length)];
  }
}
