/** Where the name of each region stands on a map, and from what size on it is read. */
import { PIXEL_RATIO_MAX } from '#client/board/limits.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Language } from '#shared/languages.ts';
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import type { MapSpec } from '#shared/puzzle/kinds/map/map-spec.ts';
import { seasOf } from '#shared/puzzle/kinds/map/sea-names.ts';
import type { Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { fitName } from './region-names.ts';
import { widestBox } from './widest-box.ts';

/** Smaller names are not read: they are left out, or stand beside their regions. CSS pixels. */
export const NAME_PX_MIN = 10.5;
export const NAME_FONT = '600 100px "Pretendard Variable", sans-serif';

/** What the bars take of the window's height, and what is left at least. CSS pixels. */
const BARS_PX = 110;
const VIEW_PX_MIN = 200;

let least: number | null = null;

/**
 * Of the names that are painted on the whole sheet: boards show it about as wide as the window's short side. The same for as long as the page
 * is open, since what is painted stays where the window changes. Units.
 */
export function leastOnSheet(): number {
  least ??= (NAME_PX_MIN * PICTURE_LONG_SIDE) / Math.max(VIEW_PX_MIN, Math.min(innerWidth, innerHeight - BARS_PX));
  return least;
}

/** Of the names that are painted on an area of the sheet, at so many of the screen's pixels a unit. Units. */
export function leastOnArea(scale: number): number {
  return (NAME_PX_MIN * Math.min(PIXEL_RATIO_MAX, devicePixelRatio)) / scale;
}

export interface NamePlace {
  readonly lines: readonly string[];
  /** The middle, in units from the sheet's top left. */
  readonly x: number;
  readonly y: number;
  /** Units. */
  readonly size: number;
}

/** By the definition that was cut, for a page that paints it more than once. */
const found = new WeakMap<PuzzleSpec, Map<Language, readonly (NamePlace | null)[]>>();

/**
 * Index = piece; null: it has no name. The font of the names is here: `loadNameFont`. O(corners)
 * @param widthOf a text one unit high
 */
export function namePlaces(puzzle: Puzzle, language: Language, widthOf = measureText()): readonly (NamePlace | null)[] {
  const byLanguage = found.get(puzzle.spec) ?? new Map<Language, readonly (NamePlace | null)[]>();
  found.set(puzzle.spec, byLanguage);
  const places = byLanguage.get(language) ?? [
    null,
    ...Array.from({ length: puzzle.pieces }, (_, index) => placeOf(puzzle, index + 1, language, widthOf)),
  ];
  byLanguage.set(language, places);
  return places;
}

/** Of a region, in a language; empty: it has none. */
export function regionName(puzzle: Puzzle, piece: PieceId, language: Language): string {
  return piece === 0 ? '' : (puzzle.pieceName(piece)?.words[language] ?? '');
}

/** What stands on the water of the sheet. */
export function seaNames({ spec }: Puzzle, language: Language): readonly NamePlace[] {
  const seas = isMap(spec) ? seasOf(spec) : [];
  return seas.map(({ words, ...place }) => ({ lines: [words[language]], ...place }));
}

export function isMap(spec: PuzzleSpec): spec is MapSpec {
  return spec.kind === 'map';
}

/** Without the font the browser's own draws the names. */
export async function loadNameFont(texts: readonly string[]): Promise<void> {
  await document.fonts.load(NAME_FONT, texts.join('')).catch(() => []);
}

/** Where the region's largest part has most room, as large as it fits there, in one line or two. */
function placeOf(
  puzzle: Puzzle,
  piece: number,
  language: Language,
  widthOf: (text: string) => number,
): NamePlace | null {
  const text = regionName(puzzle, piece, language);
  if (text === '') return null;
  const rings = puzzle.outlineOf(piece);
  const [homeX, homeY] = [puzzle.homeX[piece] ?? 0, puzzle.homeY[piece] ?? 0];
  const roomFor = (width: number, height: number) => {
    const { x, y, size } = widestBox(rings, width, height);
    return {
      x: homeX + puzzle.spec.width / 2 + x / STEPS_PER_UNIT,
      y: homeY + puzzle.spec.height / 2 + y / STEPS_PER_UNIT,
      size: size / STEPS_PER_UNIT,
    };
  };
  return fitName(text, roomFor, widthOf);
}

/** @returns how wide a text is that is one unit high */
export function measureText(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('no 2D canvas for the names of a map');
  context.font = NAME_FONT;
  return (text) => context.measureText(text).width / 100;
}
