/** What a kind of puzzle knows of painting its sheet: a painter is prepared once, and paints the whole sheet or an area of it, however often. */
import { partsMeet } from '#client/board/sheet-boxes.ts';
import type { Language } from '#shared/languages.ts';
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
 * The context draws units from the sheet's top left corner. What is outside of the area may be left out. The context's settings are others
 * afterwards.
 */
export type SheetPainter = (context: CanvasRenderingContext2D, area: SheetArea) => void;

/** Loads fonts, and lays out words. */
export type PrepareSheet = (sheet: BlankSheet) => Promise<SheetPainter>;

export function meetsArea(area: SheetArea, part: SheetPart): boolean {
  return area === null || partsMeet(area, part);
}
