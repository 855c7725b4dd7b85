import { describe, expect, test } from 'vitest';
import { isJigsawSpec, jigsawSpec } from './jigsaw.ts';
import { gridFor, suggestedSizes } from './sizes.ts';

const SHAPES = [
  [1000, 3000],
  [900, 1600],
  [768, 1024],
  [1000, 1000],
  [1024, 768],
  [1600, 900],
  [3000, 1000],
] as const;

test.each([
  [1024, 768, 12, 4, 3],
  [1024, 768, 48, 8, 6],
  [768, 1024, 48, 6, 8],
  [1000, 1000, 100, 10, 10],
  [1000, 1000, 2, 2, 1],
  [3000, 1000, 3, 3, 1],
  [1500, 1000, 24, 6, 4],
  [1000, 1000, 10_000, 100, 100],
])('a picture of %i x %i in about %i pieces is cut into %i x %i', (width, height, wanted, columns, rows) => {
  const grid = gridFor(width, height, wanted);
  expect([grid.columns, grid.rows].sort()).toEqual([columns, rows].sort());
  expect(grid.columns >= grid.rows).toBe(columns >= rows);
});

describe.each(SHAPES)('a picture of %i x %i', (pixelWidth, pixelHeight) => {
  test('has a grid near any wanted number of pieces', () => {
    for (let wanted = 2; wanted <= 10_000; wanted += wanted < 200 ? 1 : 173) {
      const { columns, rows } = gridFor(pixelWidth, pixelHeight, wanted);
      const off = Math.max(columns * rows, wanted) / Math.min(columns * rows, wanted);
      const spec = jigsawSpec({ seed: 0, columns, rows, pixelWidth, pixelHeight, tab: 20 });
      expect(isJigsawSpec(spec), `${columns} x ${rows}`).toBe(true);
      expect(off, `${wanted} as ${columns} x ${rows}`).toBeLessThanOrEqual(wanted < 24 ? 1.5 : 1.2);
    }
  });

  test('has ascending sizes from 6 to about 1,000 with almost square pieces', () => {
    const sizes = suggestedSizes(pixelWidth, pixelHeight);
    expect(sizes.length).toBeGreaterThanOrEqual(8);
    expect(sizes[0]?.pieces).toBeLessThanOrEqual(12);
    expect(sizes.at(-1)?.pieces).toBeGreaterThan(900);
    for (const [index, { pieces, columns, rows }] of sizes.entries()) {
      expect(pieces).toBe(columns * rows);
      expect(pieces).toBeGreaterThan(sizes[index - 1]?.pieces ?? 0);
      const aspect = (pixelWidth * rows) / (pixelHeight * columns);
      expect(Math.max(aspect, 1 / aspect)).toBeLessThanOrEqual(pieces < 24 ? 2 : 1.3);
    }
  });
});

test('has no grid for a picture that is too narrow', () => {
  expect(() => gridFor(9_000, 1_000, 20)).toThrow(RangeError);
});
