/**
 * The sheet, a puzzle's solved picture, where its kind paints it itself. Scene, wall, thumbnails, mat and finished picture take it as they
 * take a photo.
 */
import { TEXTURE_LONG_SIDE_MAX } from '#client/board/limits.ts';
import { language } from '#client/i18n/language.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';
import type { PuzzleKind, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import type { PrepareSheet, SheetNames, SheetPainter } from './sheet-painter.ts';
import type { SheetPhoto } from './sheet-photo.ts';

/** Of the kinds that paint their sheets; a page loads one when it meets its kind. */
const PAINTERS: Partial<Record<PuzzleKind, () => Promise<PrepareSheet>>> = {
  cards: async () => (await import('./cards/paint-cards.ts')).prepareCards,
  map: async () => (await import('./map/paint-map.ts')).prepareMap,
};

export interface SheetOptions {
  /** Pixels. */
  readonly longSide?: number | undefined;
  readonly names?: SheetNames | undefined;
}

export function isPainted(spec: PuzzleSpec | undefined): boolean {
  return spec !== undefined && PAINTERS[spec.kind] !== undefined;
}

/** In the present language. What the puzzle is cut by must be here. @throws when its kind paints none */
export async function paintSheet(
  spec: PuzzleSpec,
  photo: SheetPhoto | null,
  { longSide = TEXTURE_LONG_SIDE_MAX, names }: SheetOptions = {},
): Promise<HTMLCanvasElement> {
  const paint = await prepareSheet(spec, photo, longSide);
  const canvas = document.createElement('canvas');
  const scale = longSide / Math.max(spec.width, spec.height);
  canvas.width = Math.max(1, Math.round(spec.width * scale));
  canvas.height = Math.max(1, Math.round(spec.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas for the sheet');
  context.scale(scale, scale);
  paint(context, null, names);
  return canvas;
}

/** In the present language. What the puzzle is cut by must be here. @throws when its kind paints none */
export async function prepareSheet(
  spec: PuzzleSpec,
  photo: SheetPhoto | null,
  longSide = TEXTURE_LONG_SIDE_MAX,
): Promise<SheetPainter> {
  const words = language.peek();
  const prepare = await PAINTERS[spec.kind]?.();
  if (prepare === undefined) throw new Error(`a ${spec.kind} paints no sheet`);
  const ground = spec.backdrop === undefined ? photo : await paintSheet(spec.backdrop, null, { longSide });
  return prepare({ puzzle: cutPuzzle(spec), photo: ground, language: words });
}
