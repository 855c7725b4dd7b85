import { expect, test } from 'vitest';
import { COLOURS_ACROSS, COLOURS_DOWN, cellsOfColours, coloursOf } from './colours.ts';

const cells = COLOURS_ACROSS * COLOURS_DOWN;

test('colours come back as they went, opaque', () => {
  const rgb = Uint8Array.from({ length: cells * 3 }, (_, index) => (index * 7) % 256);
  const back = cellsOfColours(coloursOf(rgb));
  expect(back).toHaveLength(cells * 4);
  for (let cell = 0; cell < cells; cell += 1) {
    expect([...(back ?? []).slice(cell * 4, cell * 4 + 4)]).toEqual([...rgb.slice(cell * 3, cell * 3 + 3), 255]);
  }
});

test('what is no such text tells nothing', () => {
  expect(cellsOfColours('')).toBeNull();
  expect(cellsOfColours('zz'.repeat(cells * 3))).toBeNull();
  expect(cellsOfColours('00'.repeat(cells * 3 - 1))).toBeNull();
});
