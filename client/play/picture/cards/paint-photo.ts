/** Paints the photo that labels are put on: with a dot on what each names, and a line from there to its place. */
import type { LabelSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import type { SheetRect } from '#shared/puzzle/kinds/cards/sheet-grid.ts';
import type { SheetPhoto } from '../sheet-photo.ts';

/** Dark within light: one of them shows on any photo. */
const LIGHT = '#fffdf9';
const DARK = '#22262e';
/** Shares of a card's height: a dot's radius and its rim, and the widths of a line. */
const DOT = 0.13;
const DOT_RIM = 0.06;
const LINE = 0.045;
const LINE_RIM = 0.095;

/** @param photo null: it is not there; dots and lines show all the same */
export function paintPhoto(
  context: CanvasRenderingContext2D,
  photo: SheetPhoto | null,
  { spots, width, height }: LabelSpec,
): void {
  context.imageSmoothingQuality = 'high';
  if (photo !== null) context.drawImage(photo, 0, 0, width, height);
  context.lineCap = 'round';
  for (const { x, y, card } of spots) {
    for (const [colour, share] of [
      [LIGHT, LINE_RIM],
      [DARK, LINE],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = card.height * share;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(...nearestOf(card, x, y));
      context.stroke();
    }
    for (const [colour, share] of [
      [LIGHT, DOT],
      [DARK, DOT - DOT_RIM],
    ] as const) {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(x, y, card.height * share, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** The nearest point of a rectangle, a little within. */
function nearestOf({ left, top, width, height }: SheetRect, x: number, y: number): [number, number] {
  const within = height / 8;
  return [
    Math.min(Math.max(x, left + within), left + width - within),
    Math.min(Math.max(y, top + within), top + height - within),
  ];
}
