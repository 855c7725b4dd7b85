/** A bot's luck: everything that it leaves to chance, drawn from one seed, so that a run can be had again. */
import { randomStream } from '#shared/geometry/random.ts';

export class SeededRandom {
  readonly seed: number;
  readonly #draw: () => number;

  /** `seed`: u32. `bot`: tells apart bots of one seed. */
  constructor(seed: number, bot = 0) {
    this.seed = seed;
    this.#draw = randomStream(seed, bot, 0, 0);
  }

  /** From 0 up to, but not, 1. */
  fraction(): number {
    return this.#draw() / 0x1_0000_0000;
  }

  between(least: number, most: number): number {
    return least + this.fraction() * (most - least);
  }

  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** About 0, with a spread of 1: twelve draws come near enough to a bell. */
  gaussian(): number {
    let sum = -6;
    for (let draws = 0; draws < 12; draws += 1) sum += this.fraction();
    return sum;
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.fraction() * items.length)];
  }
}
