/**
 * Paints a map's sheet: each region in one flat colour that none of its neighbours has, thin borders, the names of the seas, and those of
 * the regions where the teacher shows them. Where the whole sheet is shown by itself, small regions have theirs beside them.
 */
import { addOutline } from '#client/board/piece-outlines.ts';
import { sheetBoxes } from '#client/board/sheet-boxes.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle, SheetPart } from '#shared/puzzle/puzzle.ts';
import { keepNamePainter } from '../board-names.ts';
import { type BlankSheet, meetsArea, type SheetArea, type SheetPainter } from '../sheet-painter.ts';
import { drawName, drawNames, NAME_INK, SHEET_INK, WATER } from './draw-names.ts';
import { NamePlacer } from './name-placer.ts';
import { isMap, leastOnArea, leastOnSheet, loadNameFont, namePlaces, regionName, seaNames } from './name-places.ts';
import { boardNames } from './paint-board-names.ts';

const SEA_INK = '#24536b';
const BORDER = 'rgb(34 38 46 / 0.6)';
/** Units. */
const BORDER_WIDTH = 14;
export async function prepareMap({ puzzle, language }: BlankSheet): Promise<SheetPainter> {
  const { spec } = puzzle;
  if (!isMap(spec)) throw new Error(`a ${spec.kind} is no map`);
  const seas = seaNames(puzzle, language);
  const texts = Array.from({ length: puzzle.pieces }, (_, index) => regionName(puzzle, index + 1, language));
  await loadNameFont([...texts, ...seas.flatMap(({ lines }) => lines)]);
  const boxes = sheetBoxes(puzzle);
  const regions = Array.from({ length: puzzle.pieces }, (_, index) => {
    const piece = index + 1;
    const path = new Path2D();
    addOutline(path, puzzle.outlineOf(piece), centreX(puzzle, piece), centreY(puzzle, piece), 1);
    return { path, box: withBorder(boxes[piece]), colour: puzzle.colourOf?.(piece) ?? WATER };
  });
  const places = spec.names ? namePlaces(puzzle, language) : [];
  const placer = spec.names ? new NamePlacer(puzzle, language) : null;
  if (placer !== null) keepNamePainter(boardNames(language));
  return (context, area, names) => {
    context.fillStyle = WATER;
    context.fillRect(0, 0, spec.width, spec.height);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const sea of seas) drawName(context, sea, SEA_INK);
    context.lineJoin = 'round';
    context.lineWidth = BORDER_WIDTH;
    context.strokeStyle = BORDER;
    for (const { path, box, colour } of regions) {
      if (!meetsArea(area, box)) continue;
      context.fillStyle = colour;
      context.fill(path);
      context.stroke(path);
    }
    if (placer === null || names === 'none') return;
    if (names === undefined) {
      const least = leastName(context, area);
      for (const place of places) if (place !== null && place.size >= least) drawName(context, place, NAME_INK);
      return;
    }
    context.scale(1 / names.shownScale, 1 / names.shownScale);
    drawNames(context, placer.placeAll(names.shownScale), placer.texts, SHEET_INK, () => true);
  };
}

/** Units. An area of the sheet is shown at the screen's resolution. */
function leastName(context: CanvasRenderingContext2D, area: SheetArea): number {
  return area === null ? leastOnSheet() : leastOnArea(context.getTransform().a);
}

function withBorder({ left, top, width, height }: SheetPart = { left: 0, top: 0, width: 0, height: 0 }): SheetPart {
  return {
    left: left - BORDER_WIDTH,
    top: top - BORDER_WIDTH,
    width: width + 2 * BORDER_WIDTH,
    height: height + 2 * BORDER_WIDTH,
  };
}

function centreX({ spec, homeX }: Puzzle, piece: PieceId): number {
  return (homeX[piece] ?? 0) + spec.width / 2;
}

function centreY({ spec, homeY }: Puzzle, piece: PieceId): number {
  return (homeY[piece] ?? 0) + spec.height / 2;
}
