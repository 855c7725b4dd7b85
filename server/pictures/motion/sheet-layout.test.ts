import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHEET_CELL_STEP, SHEET_FRAMES_MAX, SHEET_HEIGHT_MAX, SHEET_WIDTH_MAX } from '#server/base/limits.ts';
import { SHEET_GUTTER, sheetSides } from '#shared/picture/motion.ts';
import { sheetLayout } from './sheet-layout.ts';

test.each([
  [24, 640, 480],
  [40, 500, 375],
  [60, 408, 306],
])('%i frames of a picture of 640 x 480 are at least about %i x %i', (frames, width, height) => {
  const layout = sheetLayout(frames, { width: 640, height: 480 });
  // Gutters and cells of whole steps take some of it.
  expect(layout.frameWidth).toBeGreaterThanOrEqual(width * 0.92);
  expect(layout.frameHeight).toBeGreaterThanOrEqual(height * 0.92);
});

test('a sheet is within its limits, its cells hold a frame with its gutter, and frames keep their shape', () => {
  const side = fc.integer({ min: 16, max: 4_000 });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: SHEET_FRAMES_MAX }), side, side, (frames, width, height) => {
      fc.pre(Math.max(width, height) <= 8 * Math.min(width, height));
      const layout = sheetLayout(frames, { width, height });
      const sheet = sheetSides({ ...layout, durations: Array.from({ length: frames }, () => 100) });
      expect(sheet.width).toBeLessThanOrEqual(SHEET_WIDTH_MAX);
      expect(sheet.height).toBeLessThanOrEqual(SHEET_HEIGHT_MAX);
      expect([layout.cellWidth % SHEET_CELL_STEP, layout.cellHeight % SHEET_CELL_STEP]).toEqual([0, 0]);
      expect(layout.cellWidth - layout.frameWidth).toBeGreaterThanOrEqual(2 * SHEET_GUTTER);
      expect(layout.cellHeight - layout.frameHeight).toBeGreaterThanOrEqual(2 * SHEET_GUTTER);
      expect([layout.frameWidth <= width, layout.frameHeight <= height]).toEqual([true, true]);
      // Whole pixels: a side may be one short.
      expect(Math.abs(layout.frameWidth * height - layout.frameHeight * width)).toBeLessThanOrEqual(
        Math.max(width, height),
      );
    }),
  );
});
