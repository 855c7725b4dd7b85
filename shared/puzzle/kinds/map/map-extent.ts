/** The part of a drawn map that its sheet shows: less than the map, or more, where there is water all around. Integers. */
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import type { SheetPart } from '#shared/puzzle/puzzle.ts';

/** The sheet's sides, in units. They are even: pieces have their homes about its middle. */
export function sheetSides({ width, height }: SheetPart): { readonly width: number; readonly height: number } {
  const long = Math.max(width, height);
  const side = (length: number) => 2 * Math.round((length * PICTURE_LONG_SIDE) / (2 * long));
  return { width: side(width), height: side(height) };
}

/** A length of the drawn map, or a distance from the extent's left or top, as it is on the sheet. Units. */
export function onSheet(length: number, { width, height }: SheetPart): number {
  return Math.floor((length * PICTURE_LONG_SIDE) / Math.max(width, height));
}
