/**
 * Measures how well the pieces of a picture can be distinguished: each cell of a grid alone, and against all others.
 * The test of the sample pictures calls it; the product does not.
 */
import sharp from 'sharp';

/** Measured pixels of a cell in each direction: the detail that a child sees of a piece from afar. */
const SIDE = 32;

export interface Cell {
  readonly row: number;
  readonly column: number;
  /** Distance of its two main colours, 0 to 441 (the diagonal of the RGB cube). */
  readonly contrast: number;
  /** Share of pixels with the rarer of the two. */
  readonly share: number;
  /** Mean step from a pixel to its right and lower neighbours, 0 to 255. */
  readonly edges: number;
  /** Mean difference of a channel from the most similar cell, 0 to 255. */
  readonly apart: number;
}

type Colour = readonly [r: number, g: number, b: number];

export async function measureCells(picture: Buffer, columns: number, rows: number): Promise<Cell[]> {
  const { data, info } = await sharp(picture)
    .resize(columns * SIDE, rows * SIDE, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const cells = Array.from({ length: rows * columns }, (_, i) => {
    const left = (i % columns) * SIDE;
    const top = Math.floor(i / columns) * SIDE;
    return Array.from({ length: SIDE * SIDE }, (_unused, k): Colour => {
      const at = ((top + Math.floor(k / SIDE)) * info.width + left + (k % SIDE)) * 3;
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    });
  });
  return cells.map((pixels, i) => ({
    row: Math.floor(i / columns) + 1,
    column: (i % columns) + 1,
    ...twoColours(pixels),
    edges: edges(pixels),
    apart: Math.min(...cells.map((other, k) => (k === i ? Number.POSITIVE_INFINITY : difference(pixels, other)))),
  }));
}

function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function mean(colours: readonly Colour[]): Colour {
  const sum = colours.reduce<[number, number, number]>((s, [r, g, b]) => [s[0] + r, s[1] + g, s[2] + b], [0, 0, 0]);
  return [sum[0] / colours.length, sum[1] / colours.length, sum[2] / colours.length];
}

/** Two clusters (Lloyd), started at the colour farthest from the mean, and at the colour farthest from that one. */
function twoColours(pixels: readonly Colour[]): { contrast: number; share: number } {
  const farthest = (from: Colour) =>
    pixels.reduce((best, p) => (distance(p, from) > distance(best, from) ? p : best), from);
  let one = farthest(mean(pixels));
  let other = farthest(one);
  let share = 0;
  for (let round = 0; round < 8; round += 1) {
    const mine = pixels.filter((p) => distance(p, one) <= distance(p, other));
    const rest = pixels.filter((p) => distance(p, one) > distance(p, other));
    if (rest.length === 0) return { contrast: 0, share: 0 };
    one = mean(mine);
    other = mean(rest);
    share = Math.min(mine.length, rest.length) / pixels.length;
  }
  return { contrast: distance(one, other), share };
}

function edges(pixels: readonly Colour[]): number {
  let sum = 0;
  let count = 0;
  for (const [k, here] of pixels.entries())
    for (const next of [k % SIDE === SIDE - 1 ? undefined : pixels[k + 1], pixels[k + SIDE]]) {
      if (next === undefined) continue;
      sum += (Math.abs(here[0] - next[0]) + Math.abs(here[1] - next[1]) + Math.abs(here[2] - next[2])) / 3;
      count += 1;
    }
  return sum / count;
}

function difference(a: readonly Colour[], b: readonly Colour[]): number {
  let sum = 0;
  for (const [k, [r, g, blue]] of a.entries()) {
    const other = b[k] ?? [0, 0, 0];
    sum += Math.abs(r - other[0]) + Math.abs(g - other[1]) + Math.abs(blue - other[2]);
  }
  return sum / (a.length * 3);
}
