/** Paints the names of regions over a picture of a board, as tiles and films show it. */
import type { Language } from '#shared/languages.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import type { PaintNames } from '../board-names.ts';
import { drawNames, SHEET_INK } from './draw-names.ts';
import { NamePlacer } from './name-placer.ts';
import { NAME_PX_MIN } from './name-places.ts';

/** Smaller names on pictures of boards are not read. CSS pixels. */
const SMALLEST_PX = 9;
/** They may be larger where the sheet's short side is so many times as long. */
const SIDES = 40;
/** Smaller pictures of boards show no names, which would hide the map. The sheet's short side, in CSS pixels. */
const SIDE_PX_MIN = 180;

/** The font of the names is here. */
export function boardNames(language: Language): PaintNames {
  const placers = new WeakMap<Puzzle, NamePlacer>();
  return (context, { puzzle, scale, pixelRatio, ink, isInPlace }) => {
    const { width, height } = puzzle.spec;
    const shownScale = scale / pixelRatio;
    const side = Math.min(width, height) * shownScale;
    if (side < SIDE_PX_MIN) return;
    const placer = placers.get(puzzle) ?? new NamePlacer(puzzle, language);
    placers.set(puzzle, placer);
    const least = Math.min(NAME_PX_MIN, Math.max(SMALLEST_PX, side / SIDES));
    context.save();
    context.scale(pixelRatio, pixelRatio);
    drawNames(context, placer.placeAll(shownScale, least), placer.texts, ink ?? SHEET_INK, isInPlace);
    context.restore();
  };
}
