/** Pieces that a check found not right, on a picture of a board: each has a frame and a cross, so that colour is not the only sign. */
import type { Theme } from '#client/ui/theme.ts';
import type { SheetPart } from '#shared/puzzle/puzzle.ts';

/** The page's danger colour, and what is read on it. */
const COLOURS: Record<Theme, readonly [mark: string, sign: string]> = {
  light: ['#b3261e', '#ffffff'],
  dark: ['#ff8a80', '#22262e'],
};

/** Shares of a card's height: the frame, and the sign with its cross. */
const FRAME_SHARE = 0.06;
const SIGN_SHARE = 0.34;
const CROSS_SHARE = 0.5;
/** A frame is this wide at least, and a sign this large. Pixels. */
const FRAME_PX_MIN = 1.5;
const SIGN_PX_MIN = 7;

/** Paints the mark of a card on a picture of a board. Pixels. */
export function paintWrongMark(context: CanvasRenderingContext2D, card: SheetPart, theme: Theme): void {
  const { left, top, width, height } = card;
  const [colour, cross] = COLOURS[theme];
  const frame = Math.max(FRAME_PX_MIN, height * FRAME_SHARE);
  context.save();
  context.lineJoin = 'round';
  for (const [wide, style] of [
    [2 * frame, '#ffffff'],
    [frame, colour],
  ] as const) {
    context.lineWidth = wide;
    context.strokeStyle = style;
    context.strokeRect(left + frame / 2, top + frame / 2, width - frame, height - frame);
  }
  const sign = Math.max(SIGN_PX_MIN, height * SIGN_SHARE);
  const [x, y] = [left + width - sign / 2, top + sign / 2];
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, sign / 2, 0, 2 * Math.PI);
  context.fill();
  const arm = (sign / 2) * CROSS_SHARE;
  context.strokeStyle = cross;
  context.lineWidth = Math.max(1, sign / 7);
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
  context.stroke();
  context.restore();
}
