/** What a film shows: a board, or all boards of an activity, painted as they were at any time. */
import type { FilmSpan } from '#shared/replay/film-plan.ts';

export interface FilmSource {
  readonly span: FilmSpan;
  /**
   * Paints the whole canvas as it was at a wall time. Cheap for a time that is a little later than the one before; an earlier one reads
   * the log again. Rejects when it cannot be painted, or when `signal` is aborted.
   */
  paint(context: CanvasRenderingContext2D, time: number, signal: AbortSignal): Promise<void>;
}

/** Canvases that are read back in every frame: in the memory of the processor reading is cheap, and drawing between them, too. */
export const FILM_SHEETS: CanvasRenderingContext2DSettings = { willReadFrequently: true };
export const FILM_CANVAS: CanvasRenderingContext2DSettings = { ...FILM_SHEETS, alpha: false };
