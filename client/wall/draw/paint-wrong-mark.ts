/** Pieces that a check found not right, on a picture of a board: each has a frame and a cross, so that colour is not the only sign. */
import type { SheetPart } from '#shared/puzzle/puzzle.ts';

/** As on the board, in both themes: cards are light. */
const MARK = '#b3261e';
const SIGN = '#ffffff';

/** Shares of a card's height: the frame, and the sign with its cross. */
const FRAME_SHARE = 0.06;
const SIGN_SHARE = 0.34;
const CROSS_SHARE = 0.5;
/** A frame is this wide at least, and a sign this large. Pixels. */
const FRAME_PX_MIN = 1.5;
const SIGN_PX_MIN = 7;

/** Paints the mark of a card on a picture of a board. Pixels. */
export function paintWrongMark(context: CanvasRenderingContext2D, card: SheetPart): void {
  const { left, top, width, height } = card;
  const frame = Math.max(FRAME_PX_MIN, height * FRAME_SHARE);
  context.save();
  context.lineJoin = 'round';
  for (const [wide, style] of [
    [2 * frame, '#ffffff'],
    [frame, MARK],
  ] as const) {
    context.lineWidth = wide;
    context.strokeStyle = style;
    context.strokeRect(left + frame / 2, top + frame / 2, width - frame, height - frame);
  }
  const sign = Math.max(SIGN_PX_MIN, height * SIGN_SHARE);
  const [x, y] = [left + width - sign / 2, top + sign / 2];
  context.fillStyle = MARK;
  context.beginPath();
  context.arc(x, y, sign / 2, 0, 2 * Math.PI);
  context.fill();
  const arm = (sign / 2) * CROSS_SHARE;
  context.strokeStyle = SIGN;
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
