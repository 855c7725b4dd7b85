/** Random numbers from one seed, so that a picture is the same every time. */
import { randomStream, signedFraction } from '#shared/geometry/random.ts';

export type NonEmpty<Item> = readonly [Item, ...Item[]];

export interface Dice {
  /** A number in [low, high). */
  between(low: number, high: number): number;
  pick<Item>(list: NonEmpty<Item>): Item;
  chance(share: number): boolean;
}

export function dice(seed: number): Dice {
  const draw = randomStream(seed, 0, 0, 0);
  const fraction = () => (signedFraction(draw) + 1) / 2;
  return {
    between: (low, high) => low + fraction() * (high - low),
    pick: (list) => list[Math.floor(fraction() * list.length)] ?? list[0],
    chance: (share) => fraction() < share,
  };
}
