/** What a kind of puzzle knows of painting its sheet: a painter is prepared once, and paints the whole sheet or an area of it, however often. */

import type { Language } from '#shared/languages.ts';
import { partsMeet } from '#shared/puzzle/parts-meet.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import type { SheetPhoto } from './sheet-photo.ts';

/** A sheet to paint. */
export interface BlankSheet {
  readonly puzzle: Puzzle;
  /** The activity's photo, where it has one. */
  readonly photo: SheetPhoto | null;
  readonly language: Language;
}

/** The part of a sheet that is painted. Units from the sheet's top left; null: all of it. */
export type SheetArea = SheetPart | null;

/**
 * Which names of its pieces a sheet shows, where they show any. Absent: on the pieces, those that are read at the size of boards, or at the
 * area's resolution. `shownScale`: the whole sheet is shown at so many CSS pixels a unit, with all names that have room.
 */
export type SheetNames = 'none' | { readonly shownScale: number };

/**
 * The context draws units from the sheet's top left corner. What is outside of the area may be left out. The context's settings are others
 * afterwards.
 */
export type SheetPainter = (context: CanvasRenderingContext2D, area: SheetArea, names?: SheetNames) => void;

/** Loads fonts, and lays out words. */
export type PrepareSheet = (sheet: BlankSheet) => Promise<SheetPainter>;

export function meetsArea(area: SheetArea, part: SheetPart): boolean {
  return area === null || partsMeet(area, part);
}
