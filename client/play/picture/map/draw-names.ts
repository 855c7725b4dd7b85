/** Draws names of regions by a 2D canvas: on their regions, and beside them with a thin line. The board shows the same by `small-names.css`. */
import type { PieceId } from '#shared/ids.ts';
import type { BesideInk } from '../board-names.ts';
import type { PlacedNames } from './name-placer.ts';
import { NAME_FONT, type NamePlace } from './name-places.ts';
import { NAME_LINE_HEIGHT } from './region-names.ts';

/** Of names on regions, whose colours are light in both themes. */
export const NAME_INK = '#1d2129';
const LINE_SIGN = 'rgb(255 255 255 / 0.8)';
/** CSS pixels. */
const HALO_WIDTH = 3;
const LINE_WIDTH = 1;
const LINE_RIM = 2.5;

export const WATER = '#c9dfe8';
/** On the sheet's own water. */
export const SHEET_INK: BesideInk = { ink: NAME_INK, ground: WATER };

/** The context draws CSS pixels from where the names were placed from. @param isShown of a region; else its name is left out */
export function drawNames(
  context: CanvasRenderingContext2D,
  { on, beside, besideSize }: PlacedNames,
  texts: readonly string[],
  { ink, ground }: BesideInk,
  isShown: (piece: PieceId) => boolean,
): void {
  context.save();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const name of on) if (isShown(name.piece)) drawName(context, name, NAME_INK);
  for (const [piece, { from, to, box }] of beside) {
    if (!isShown(piece)) continue;
    for (const [width, style] of [
      [LINE_RIM, LINE_SIGN],
      [LINE_WIDTH, NAME_INK],
    ] as const) {
      context.lineWidth = width;
      context.strokeStyle = style;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    }
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    context.font = fontOf(besideSize);
    context.lineWidth = HALO_WIDTH;
    context.strokeStyle = ground;
    context.strokeText(texts[piece] ?? '', x, y);
    context.fillStyle = ink;
    context.fillText(texts[piece] ?? '', x, y);
  }
  context.restore();
}

/** Its size is in what the context draws. */
export function drawName(context: CanvasRenderingContext2D, { lines, x, y, size }: NamePlace, ink: string): void {
  context.font = fontOf(size);
  context.fillStyle = ink;
  for (const [index, line] of lines.entries())
    context.fillText(line, x, y + (index - (lines.length - 1) / 2) * NAME_LINE_HEIGHT * size);
}

function fontOf(size: number): string {
  return NAME_FONT.replace('100px', `${size}px`);
}
