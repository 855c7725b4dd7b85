/**
 * Pseudo-random numbers that are the same in every engine: 32-bit integer arithmetic only. Each key has its own stream, so the draws
 * of one key depend neither on those of another nor on their order.
 */

/** Draws the next u32. */
export type RandomStream = () => number;

/** 2^32 divided by the golden ratio, odd: successive multiples fill the 32 bits evenly (Knuth, TAOCP 3, 6.4). */
const GOLDEN = 0x9e37_79b9;

/** Murmur3's last step (Appleby, public domain): a bijection of u32 in which every bit of the input reaches every bit of the output. */
export function mix32(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The stream of one key. Every part is an integer, of which the low 32 bits count. O(1). */
export function randomStream(seed: number, axis: number, row: number, column: number): RandomStream {
  let state = mix32(seed ^ GOLDEN);
  for (const part of [axis, row, column]) state = mix32(Math.imul(state, 3) + mix32(part + GOLDEN));
  return () => {
    state = (state + GOLDEN) | 0;
    return mix32(state);
  };
}

/** A fraction in [-1, 1), a multiple of 2^-31, hence exact. */
export function signedFraction(draw: RandomStream): number {
  return draw() / 0x8000_0000 - 1;
}

/** An integer in 0..bound-1, for bounds up to 2^21. The bias is at most bound / 2^32, which does not matter here. */
export function randomBelow(draw: RandomStream, bound: number): number {
  return Math.floor((draw() * bound) / 0x1_0000_0000);
}

/** Shuffles `list` in place (Fisher and Yates). */
export function shuffle<Item>(draw: RandomStream, list: Item[]): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const pick = randomBelow(draw, last + 1);
    const picked = list[pick];
    const swapped = list[last];
    if (picked === undefined || swapped === undefined) continue;
    list[pick] = swapped;
    list[last] = picked;
  }
}
