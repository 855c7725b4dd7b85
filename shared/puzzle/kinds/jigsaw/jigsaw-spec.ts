/** Makes a jigsaw's definition from a picture's proportions, and checks definitions from outside. */
import { GRID_MAX, PICTURE_LONG_SIDE, PIECES_MAX, PIECES_MIN } from '#shared/limits.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';

/** The definition of a jigsaw. */
export interface JigsawSpec extends PuzzleSpec {
  readonly kind: 'jigsaw';
  /** Version of the cutter and of its scatter. A released one never changes. */
  readonly cutter: 1;
  readonly columns: number;
  readonly rows: number;
  /** Tab size in percent of a piece. */
  readonly tab: TabSize;
}

export type TabSize = 15 | 20 | 25;
export const TAB_SIZES: readonly TabSize[] = [15, 20, 25];
export const TAB_DEFAULT: TabSize = 20;

/** Largest ratios of the long side to the short side, of a picture and of a piece. Longer ones, when turned, do not fit on the plane. */
const PICTURE_ASPECT_MAX = 8;
const PIECE_ASPECT_MAX = 2;
const U32_MAX = 0xffff_ffff;

export interface JigsawOptions extends Pick<JigsawSpec, 'seed' | 'columns' | 'rows' | 'tab'> {
  /** The picture's sides, in pixels; only their ratio counts. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
}

/** A cut as a class asks for it. */
export type RequestedCut = Pick<JigsawSpec, 'columns' | 'rows'> & Partial<Pick<JigsawSpec, 'tab' | 'seed'>>;

/** A cut as a student's export has it. */
export type ExportedCut = Pick<JigsawSpec, 'columns' | 'rows'>;

/** A picture's sides, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Not every picture can be cut into every grid: check the result with `isJigsawSpec` if the options come from outside. */
export function jigsawSpec({ seed, columns, rows, pixelWidth, pixelHeight, tab }: JigsawOptions): JigsawSpec {
  return { kind: 'jigsaw', cutter: 1, seed, columns, rows, ...sidesInUnits(pixelWidth, pixelHeight), tab };
}

/** Null: the picture cannot be cut so. @param seed for a request without one */
export function requestedJigsaw(
  { columns, rows, tab = TAB_DEFAULT, seed: requestedSeed }: RequestedCut,
  { width, height }: PictureSize,
  seed: number,
): JigsawSpec | null {
  const spec = jigsawSpec({ seed: requestedSeed ?? seed, columns, rows, pixelWidth: width, pixelHeight: height, tab });
  return isJigsawSpec(spec) ? spec : null;
}

export function jigsawTab({ tab }: JigsawSpec): TabSize {
  return tab;
}

export function exportedJigsaw({ columns, rows }: JigsawSpec): ExportedCut {
  return { columns, rows };
}

/** A picture's sides in units; the longer one is PICTURE_LONG_SIDE. */
export function sidesInUnits(pixelWidth: number, pixelHeight: number): { width: number; height: number } {
  const long = Math.max(pixelWidth, pixelHeight);
  return {
    width: Math.round((pixelWidth * PICTURE_LONG_SIDE) / long),
    height: Math.round((pixelHeight * PICTURE_LONG_SIDE) / long),
  };
}

/** Is this a definition that the cutter can cut, and whose pieces fit on the plane? */
export function isJigsawSpec(x: unknown): x is JigsawSpec {
  if (typeof x !== 'object' || x === null) return false;
  const { kind, cutter, seed, columns, rows, width, height, tab }: Partial<Record<keyof JigsawSpec, unknown>> = x;
  if (kind !== 'jigsaw' || cutter !== 1 || !TAB_SIZES.some((size) => size === tab)) return false;
  if (!isWithin(seed, 0, U32_MAX) || !isWithin(columns, 1, GRID_MAX) || !isWithin(rows, 1, GRID_MAX)) return false;
  if (!isWithin(width, 1, PICTURE_LONG_SIDE) || !isWithin(height, 1, PICTURE_LONG_SIDE)) return false;
  return Math.max(width, height) === PICTURE_LONG_SIDE && isCuttableGrid(width, height, columns, rows);
}

/** Can a picture of these sides, in units, be cut into this grid? */
export function isCuttableGrid(width: number, height: number, columns: number, rows: number): boolean {
  const pieces = columns * rows;
  if (pieces < PIECES_MIN || pieces > PIECES_MAX) return false;
  return isAtMost(PICTURE_ASPECT_MAX, width, height) && isAtMost(PIECE_ASPECT_MAX, width * rows, height * columns);
}

/** Is the longer side at most `aspect` times the shorter? */
function isAtMost(aspect: number, a: number, b: number): boolean {
  return Math.max(a, b) <= aspect * Math.min(a, b);
}

function isWithin(x: unknown, least: number, most: number): x is number {
  return typeof x === 'number' && Number.isInteger(x) && x >= least && x <= most;
}
