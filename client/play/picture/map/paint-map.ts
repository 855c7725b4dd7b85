/**
 * Paints a map's sheet: each region in one flat colour that none of its neighbours has, thin borders, the names of the seas, and those of
 * the regions where the teacher shows them.
 */
import { addOutline } from '#client/board/piece-outlines.ts';
import { sheetBoxes } from '#client/board/sheet-boxes.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import { PICTURE_LONG_SIDE } from '#shared/limits.ts';
import { drawnMap } from '#shared/puzzle/kinds/map/drawn-maps.ts';
import type { MapSpec } from '#shared/puzzle/kinds/map/map-spec.ts';
import { widestPlace } from '#shared/puzzle/kinds/map/widest-place.ts';
import type { Puzzle, PuzzleSpec, SheetPart } from '#shared/puzzle/puzzle.ts';
import { type BlankSheet, meetsArea, type SheetArea, type SheetPainter } from '../sheet-painter.ts';
import { regionColours } from './region-colours.ts';
import { fitName, NAME_LINE_HEIGHT } from './region-names.ts';

const WATER = '#c9dfe8';
const SEA_INK = '#24536b';
const BORDER = 'rgb(34 38 46 / 0.6)';
const INK = '#1d2129';
/** Units. */
const BORDER_WIDTH = 14;
/** Smaller names are not read: they are left out until the view is near. CSS pixels. */
const NAME_PX_MIN = 10.5;
const SEA_SIZE = 380;
const FONT = '600 100px "Pretendard Variable", sans-serif';

export async function prepareMap({ puzzle, language }: BlankSheet): Promise<SheetPainter> {
  const { spec } = puzzle;
  if (!isMap(spec)) throw new Error(`a ${spec.kind} is no map`);
  const seas = drawnMap(spec.map)?.seas ?? [];
  const names = Array.from({ length: puzzle.pieces }, (_, index) => puzzle.pieceName(index + 1)?.words[language] ?? '');
  // Without the font the browser's own draws the names.
  const texts = [...names, ...seas.map(({ words }) => words[language])].join('');
  await document.fonts.load(FONT, texts).catch(() => []);
  const colours = regionColours(puzzle);
  const boxes = sheetBoxes(puzzle);
  const regions = Array.from({ length: puzzle.pieces }, (_, index) => {
    const piece = index + 1;
    const path = new Path2D();
    addOutline(path, puzzle.outlineOf(piece), centreX(puzzle, piece), centreY(puzzle, piece), 1);
    return { path, box: withBorder(boxes[piece]), colour: colours[piece] ?? WATER };
  });
  const places = spec.names ? names.flatMap((name, index) => namePlace(puzzle, index + 1, name) ?? []) : [];
  return (context, area) => {
    context.fillStyle = WATER;
    context.fillRect(0, 0, spec.width, spec.height);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const { words, x, y } of seas)
      paintText(context, { lines: [words[language]], x, y, size: SEA_SIZE, ink: SEA_INK });
    context.lineJoin = 'round';
    context.lineWidth = BORDER_WIDTH;
    context.strokeStyle = BORDER;
    for (const { path, box, colour } of regions) {
      if (!meetsArea(area, box)) continue;
      context.fillStyle = colour;
      context.fill(path);
      context.stroke(path);
    }
    const least = leastName(context, area);
    for (const place of places) if (place.size >= least) paintText(context, place);
  };
}

/** Units. The whole sheet is shown about as wide as the window's short side, an area of it at the screen's resolution. */
function leastName(context: CanvasRenderingContext2D, area: SheetArea): number {
  return area === null
    ? (NAME_PX_MIN * PICTURE_LONG_SIDE) / Math.min(innerWidth, innerHeight)
    : (NAME_PX_MIN * devicePixelRatio) / context.getTransform().a;
}

function withBorder({ left, top, width, height }: SheetPart = { left: 0, top: 0, width: 0, height: 0 }): SheetPart {
  return {
    left: left - BORDER_WIDTH,
    top: top - BORDER_WIDTH,
    width: width + 2 * BORDER_WIDTH,
    height: height + 2 * BORDER_WIDTH,
  };
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

/** Where the region's largest part is widest, as large as it fits there, in one line or two. */
function namePlace(puzzle: Puzzle, piece: PieceId, text: string): TextPlace | null {
  const [main] = puzzle.outlineOf(piece);
  if (main === undefined || text === '') return null;
  const { x, y, radius } = widestPlace(main.corners);
  const { lines, size } = fitName(text, radius / STEPS_PER_UNIT, widthOf);
  const at = { x: centreX(puzzle, piece) + x / STEPS_PER_UNIT, y: centreY(puzzle, piece) + y / STEPS_PER_UNIT };
  return { lines, ...at, size, ink: INK };
}

/** Of a text one unit high. */
function widthOf(text: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('no 2D canvas for the names of a map');
  context.font = FONT;
  return context.measureText(text).width / 100;
}

interface TextPlace {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  /** Units. */
  readonly size: number;
  readonly ink: string;
}

function paintText(context: CanvasRenderingContext2D, { lines, x, y, size, ink }: TextPlace): void {
  context.font = FONT.replace('100px', `${size}px`);
  context.fillStyle = ink;
  for (const [index, line] of lines.entries())
    context.fillText(line, x, y + (index - (lines.length - 1) / 2) * NAME_LINE_HEIGHT * size);
}
