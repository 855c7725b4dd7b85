/** Paints the photo that labels are put on: with a dot on what each names, a line from there to its place, and a frame about that. */
import type { LabelSpec } from '#shared/puzzle/kinds/cards/cards.ts';
import type { SheetRect } from '#shared/puzzle/kinds/cards/sheet-grid.ts';
import type { SheetPhoto } from '../sheet-photo.ts';

/** Dark within light: one of them shows on any photo. */
const LIGHT = '#fffdf9';
const DARK = '#22262e';
/** Higher cards, with two lines of words, have no larger dots and no wider lines. Units. */
const HEIGHT_MAX = 1_120;
/** Shares of a card's height: a dot's radius and its rim, and the widths of a line. */
const DOT = 0.13;
const DOT_RIM = 0.06;
const LINE = 0.045;
const LINE_RIM = 0.095;
/** Half of it is outside of its place. */
const FRAME = 0.06;
const FRAME_RIM = 0.13;

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
    const size = Math.min(card.height, HEIGHT_MAX);
    drawTwice(context, [size * LINE_RIM, size * LINE], () => {
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(...nearestOf(card, x, y));
      context.stroke();
    });
    drawTwice(context, [size * DOT, size * (DOT - DOT_RIM)], (radius) => {
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    });
    drawTwice(context, [size * FRAME_RIM, size * FRAME], () =>
      context.strokeRect(card.left, card.top, card.width, card.height),
    );
  }
}

/** Light, and dark within. @param sizes how wide lines are, or how large what is filled is, of both */
function drawTwice(
  context: CanvasRenderingContext2D,
  [rim, inner]: readonly [number, number],
  draw: (size: number) => void,
): void {
  for (const [colour, size] of [
    [LIGHT, rim],
    [DARK, inner],
  ] as const) {
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = size;
    draw(size);
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
