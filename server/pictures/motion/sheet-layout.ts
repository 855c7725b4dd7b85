/** Where the frames of a moving picture lie on its sheet, so that each is as large as it can be. */
import { MOVING_PIXELS_LONG, SHEET_CELL_STEP, SHEET_HEIGHT_MAX, SHEET_WIDTH_MAX } from '#server/base/limits.ts';
import type { Sides } from '#server/pictures/picture-rules.ts';
import { type PictureMotion, SHEET_GUTTER } from '#shared/picture/motion.ts';

export type SheetLayout = Omit<PictureMotion, 'durations'>;

/** @param sides of the picture, in pixels: no frame is larger */
export function sheetLayout(frames: number, sides: Sides): SheetLayout {
  const layouts = Array.from({ length: frames }, (_, index) => layoutOf(frames, index + 1, sides));
  return layouts.reduce((best, next) => (isBetter(frames, next, best) ? next : best));
}

function layoutOf(frames: number, columns: number, { width, height }: Sides): SheetLayout {
  const rows = Math.ceil(frames / columns);
  const widthMax = cellFloor(SHEET_WIDTH_MAX / columns) - 2 * SHEET_GUTTER;
  const heightMax = cellFloor(SHEET_HEIGHT_MAX / rows) - 2 * SHEET_GUTTER;
  const scale = Math.min(1, MOVING_PIXELS_LONG / Math.max(width, height), widthMax / width, heightMax / height);
  const frameWidth = Math.max(1, Math.floor(width * scale));
  const frameHeight = Math.max(1, Math.floor(height * scale));
  return {
    columns,
    frameWidth,
    frameHeight,
    cellWidth: cellCeil(frameWidth + 2 * SHEET_GUTTER),
    cellHeight: cellCeil(frameHeight + 2 * SHEET_GUTTER),
  };
}

/** Larger frames, or the same on a smaller sheet. */
function isBetter(frames: number, one: SheetLayout, other: SheetLayout): boolean {
  const pixels = ({ frameWidth, frameHeight }: SheetLayout) => frameWidth * frameHeight;
  const area = ({ columns, cellWidth, cellHeight }: SheetLayout) =>
    columns * Math.ceil(frames / columns) * cellWidth * cellHeight;
  return pixels(one) > pixels(other) || (pixels(one) === pixels(other) && area(one) < area(other));
}

function cellFloor(pixels: number): number {
  return Math.floor(pixels / SHEET_CELL_STEP) * SHEET_CELL_STEP;
}

function cellCeil(pixels: number): number {
  return Math.ceil(pixels / SHEET_CELL_STEP) * SHEET_CELL_STEP;
}
