import { expect, test } from 'vitest';
import { COLOUR_COLUMNS, COLOUR_ROWS, decodeColours, encodeColours } from './coarse-colours.ts';

const cells = COLOUR_COLUMNS * COLOUR_ROWS;

test('round-trips colours, and makes them opaque', () => {
  const rgb = Uint8Array.from({ length: cells * 3 }, (_, index) => (index * 7) % 256);
  const decoded = decodeColours(encodeColours(rgb));
  expect(decoded).toHaveLength(cells * 4);
  for (let cell = 0; cell < cells; cell += 1) {
    expect([...(decoded ?? []).slice(cell * 4, cell * 4 + 4)]).toEqual([...rgb.slice(cell * 3, cell * 3 + 3), 255]);
  }
});

test('decodes any other text to null', () => {
  expect(decodeColours('')).toBeNull();
  expect(decodeColours('zz'.repeat(cells * 3))).toBeNull();
  expect(decodeColours('00'.repeat(cells * 3 - 1))).toBeNull();
});
