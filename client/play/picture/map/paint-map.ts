/**
 * Paints a map's sheet: each region in one flat colour that none of its neighbours has, thin borders, the names of the seas, and those of
 * the regions where the teacher shows them.
 */
import { addOutline } from '#client/board/piece-outlines.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Language } from '#shared/languages.ts';
import { drawnMap } from '#shared/puzzle/kinds/map/drawn-maps.ts';
import type { MapSpec } from '#shared/puzzle/kinds/map/map-spec.ts';
import type { Puzzle, PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { regionColours } from './region-colours.ts';
import { widestPlace } from './widest-place.ts';

const WATER = '#c9dfe8';
const SEA_INK = '#24536b';
const BORDER = 'rgb(34 38 46 / 0.6)';
const INK = '#1d2129';
/** Units. */
const BORDER_WIDTH = 14;
const NAME_SIZE_MAX = 640;
/** Smaller names would be no more than a stain. Units. */
const NAME_SIZE_MIN = 90;
const SEA_SIZE = 380;
const FONT = '600 100px "Pretendard Variable", sans-serif';

/** A blank sheet, as far as a map needs one: the context draws units from its top left corner. */
interface MapSheet {
  readonly context: CanvasRenderingContext2D;
  readonly puzzle: Puzzle;
  readonly language: Language;
}

export async function paintMap({ context, puzzle, language }: MapSheet): Promise<void> {
  const { spec } = puzzle;
  if (!isMap(spec)) throw new Error(`a ${spec.kind} is no map`);
  const seas = drawnMap(spec.map)?.seas ?? [];
  const names = Array.from({ length: puzzle.pieces }, (_, index) => puzzle.pieceName(index + 1)?.words[language] ?? '');
  // Without the font the browser's own draws the names.
  const texts = [...names, ...seas.map(({ words }) => words[language])].join('');
  await document.fonts.load(FONT, texts).catch(() => []);
  context.fillStyle = WATER;
  context.fillRect(0, 0, spec.width, spec.height);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { words, x, y } of seas) paintText(context, words[language], { x, y, size: SEA_SIZE, ink: SEA_INK });
  const colours = regionColours(puzzle);
  context.lineJoin = 'round';
  context.lineWidth = BORDER_WIDTH;
  context.strokeStyle = BORDER;
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) {
    const path = new Path2D();
    addOutline(path, puzzle.outlineOf(piece), centreX(puzzle, piece), centreY(puzzle, piece), 1);
    context.fillStyle = colours[piece] ?? WATER;
    context.fill(path);
    context.stroke(path);
  }
  if (!spec.names) return;
  for (const [index, name] of names.entries()) paintName(context, puzzle, index + 1, name);
}

function isMap(spec: PuzzleSpec): spec is MapSpec {
  return spec.kind === 'map';
}

function centreX({ spec, homeX }: Puzzle, piece: PieceId): number {
  return (homeX[piece] ?? 0) + spec.width / 2;
}

function centreY({ spec, homeY }: Puzzle, piece: PieceId): number {
  return (homeY[piece] ?? 0) + spec.height / 2;
}

/** Where the region's largest part is widest, as large as it fits there. */
function paintName(context: CanvasRenderingContext2D, puzzle: Puzzle, piece: PieceId, name: string): void {
  const [main] = puzzle.outlineOf(piece);
  if (main === undefined || name === '') return;
  const { x, y, radius } = widestPlace(main.corners);
  context.font = FONT;
  const width = context.measureText(name).width / 100;
  const size = Math.min(NAME_SIZE_MAX, ((2 * radius) / STEPS_PER_UNIT / Math.hypot(width, 1)) * 1.15);
  if (size < NAME_SIZE_MIN) return;
  const at = { x: centreX(puzzle, piece) + x / STEPS_PER_UNIT, y: centreY(puzzle, piece) + y / STEPS_PER_UNIT };
  paintText(context, name, { ...at, size, ink: INK });
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  /** Units. */
  readonly size: number;
  readonly ink: string;
}

function paintText(context: CanvasRenderingContext2D, text: string, { x, y, size, ink }: TextPlace): void {
  context.font = FONT.replace('100px', `${size}px`);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}
