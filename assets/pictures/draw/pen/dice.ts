/** Dice: randomness of one seed, so that a picture is the same whenever it is drawn. */
import { signed, stream } from '../../../../shared/geometry/random.ts';

export type Some<Item> = readonly [Item, ...Item[]];

export interface Dice {
  /** A number in [low, high). */
  between(low: number, high: number): number;
  pick<Item>(list: Some<Item>): Item;
  chance(share: number): boolean;
}

export function dice(seed: number): Dice {
  const draw = stream(seed, 0, 0, 0);
  const fraction = () => (signed(draw) + 1) / 2;
  return {
    between: (low, high) => low + fraction() * (high - low),
    pick: (list) => list[Math.floor(fraction() * list.length)] ?? list[0],
    chance: (share) => fraction() < share,
  };
}
