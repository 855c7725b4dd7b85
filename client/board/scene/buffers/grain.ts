/** The grain of the table: a seamless tile of fine long streaks around middle grey. */

/** Side of the tile in pixels. */
export const GRAIN_SIDE = 256;

/** Layers of streaks: pixels along the wood, pixels across it, and strength. The pixels divide the side. */
const STREAKS = [
  { along: 64, across: 1, strength: 0.45 },
  { along: 32, across: 2, strength: 0.4 },
  { along: 128, across: 4, strength: 0.5 },
  { along: 128, across: 16, strength: 0.45 },
] as const;

/** One byte a pixel; 128 leaves the table's colour as it is. The same on every screen. */
export function grainTile(): Uint8Array {
  const random = sequence(7);
  const tile = new Float32Array(GRAIN_SIDE * GRAIN_SIDE);
  for (const { along, across, strength } of STREAKS) {
    const knots = GRAIN_SIDE / along;
    const bands = GRAIN_SIDE / across;
    const field = Array.from({ length: knots * bands }, () => random() * 2 - 1);
    const knot = (band: number, index: number) => field[(band % bands) * knots + (index % knots)] ?? 0;
    const onBand = (band: number, x: number) => {
      const index = Math.floor(x / along);
      return mix(knot(band, index), knot(band, index + 1), smooth((x % along) / along));
    };
    for (let y = 0; y < GRAIN_SIDE; y += 1) {
      const band = Math.floor(y / across);
      const between = smooth((y % across) / across);
      for (let x = 0; x < GRAIN_SIDE; x += 1) {
        const pixel = y * GRAIN_SIDE + x;
        tile[pixel] = (tile[pixel] ?? 0) + strength * mix(onBand(band, x), onBand(band + 1, x), between);
      }
    }
  }
  return Uint8Array.from(tile, (value) => Math.max(0, Math.min(255, Math.round(128 + value * 100))));
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share);
}

/** Pseudorandom numbers 0..1, by a linear congruential generator modulo 2^32. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
