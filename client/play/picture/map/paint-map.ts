/**
 * Paints a map's sheet: each region in one flat colour that none of its neighbours has, thin borders, the names of the seas, and those of
 * the regions where the teacher shows them.
 */
import { addOutline } from '#client/board/piece-outlines.ts';
import { sheetBoxes } from '#client/board/sheet-boxes.ts';
import type { PieceId } from '#shared/ids.ts';
import { drawnMap } from '#shared/puzzle/kinds/map/drawn-maps.ts';
import type { MapSpec } from '#shared/puzzle/kinds/map/map-spec.ts';
import type { Puzzle, PuzzleSpec, SheetPart } from '#shared/puzzle/puzzle.ts';
import { type BlankSheet, meetsArea, type SheetArea, type SheetPainter } from '../sheet-painter.ts';
import { leastOnSheet, loadNameFont, NAME_FONT, NAME_PX_MIN, type NamePlace, namePlaces } from './name-places.ts';
import { NAME_LINE_HEIGHT } from './region-names.ts';

const WATER = '#c9dfe8';
const SEA_INK = '#24536b';
const BORDER = 'rgb(34 38 46 / 0.6)';
const INK = '#1d2129';
/** Units. */
const BORDER_WIDTH = 14;
const SEA_SIZE = 380;

export async function prepareMap({ puzzle, language }: BlankSheet): Promise<SheetPainter> {
  const { spec } = puzzle;
  if (!isMap(spec)) throw new Error(`a ${spec.kind} is no map`);
  const seas = drawnMap(spec.map)?.seas ?? [];
  const names = Array.from({ length: puzzle.pieces }, (_, index) => puzzle.pieceName(index + 1)?.words[language] ?? '');
  await loadNameFont([...names, ...seas.map(({ words }) => words[language])]);
  const boxes = sheetBoxes(puzzle);
  const regions = Array.from({ length: puzzle.pieces }, (_, index) => {
    const piece = index + 1;
    const path = new Path2D();
    addOutline(path, puzzle.outlineOf(piece), centreX(puzzle, piece), centreY(puzzle, piece), 1);
    return { path, box: withBorder(boxes[piece]), colour: puzzle.colourOf?.(piece) ?? WATER };
  });
  const places = spec.names ? namePlaces(puzzle, language) : [];
  return (context, area) => {
    context.fillStyle = WATER;
    context.fillRect(0, 0, spec.width, spec.height);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const { words, x, y } of seas) paintText(context, { lines: [words[language]], x, y, size: SEA_SIZE }, SEA_INK);
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
    for (const place of places) if (place !== null && place.size >= least) paintText(context, place, INK);
  };
}

/** Units. An area of the sheet is shown at the screen's resolution. */
function leastName(context: CanvasRenderingContext2D, area: SheetArea): number {
  return area === null ? leastOnSheet() : (NAME_PX_MIN * devicePixelRatio) / context.getTransform().a;
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

function paintText(context: CanvasRenderingContext2D, { lines, x, y, size }: NamePlace, ink: string): void {
  context.font = NAME_FONT.replace('100px', `${size}px`);
  context.fillStyle = ink;
  for (const [index, line] of lines.entries())
    context.fillText(line, x, y + (index - (lines.length - 1) / 2) * NAME_LINE_HEIGHT * size);
}
