import { expect, test } from 'vitest';
import { withNames } from './named-cells.ts';
import type { TrayLayout } from './tray-layout.ts';

const SIDE: TrayLayout = {
  place: 'side',
  lanes: 4,
  inLane: 6,
  areRows: false,
  piece: { width: 96, height: 96 },
  gap: 4,
  margin: { width: 4, height: 4 },
  thickness: 413,
};
const AREA = { width: 1366, height: 652 };

test('makes cells higher by their names where all stay in view, and never lanes wider', () => {
  expect(withNames(SIDE, { area: AREA, pieces: 16 })).toEqual({
    ...SIDE,
    inLane: 4,
    piece: { width: 96, height: 124 },
  });
  // A fifth row would lie beyond.
  expect(withNames(SIDE, { area: AREA, pieces: 17 })).toEqual(SIDE);
  // The rows of a tray below the board are as high as they are.
  const below: TrayLayout = { ...SIDE, place: 'bottom', lanes: 2 };
  expect(withNames(below, { area: AREA, pieces: 2 })).toEqual(below);
});

test('leaves pieces without names as they are', () => {
  const small: TrayLayout = { ...SIDE, piece: { width: 52, height: 52 } };
  expect(withNames(small, { area: AREA, pieces: 4 })).toEqual(small);
});
