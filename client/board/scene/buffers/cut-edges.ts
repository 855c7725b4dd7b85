/**
 * The edges of cut pieces. Both sides of a cut get the same - a soft shade, a light hairline, and a dark one on the cut itself - so that a
 * piece looks right at every turn.
 */
import { addOutline, type Outlines } from '#client/board/piece-outlines.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';

/**
 * Widths as shares of a piece's short side, drawn from the widest to the narrowest, half of each on either side of the cut.
 * Every line between two pieces is drawn twice, once for each.
 */
const BEVEL_STROKES = [
  { width: 0.1, colour: 'rgb(0 0 0 / 0.025)' },
  { width: 0.08, colour: 'rgb(0 0 0 / 0.03)' },
  { width: 0.062, colour: 'rgb(255 255 255 / 0.07)' },
  { width: 0.048, colour: 'rgb(255 255 255 / 0.1)' },
  { width: 0.034, colour: 'rgb(255 255 255 / 0.08)' },
  { width: 0.014, colour: 'rgb(24 18 10 / 0.4)' },
] as const;
/** The thinnest line, in pixels of the texture. Softer lines are left out below it: they would only turn the picture grey. */
const LINE_PX_MIN = 0.8;

/** The edge of a piece on its sheet. Pixels a unit, across and down. */
export function edgePath(
  { spec: { width, height }, homeX, homeY }: Puzzle,
  outlines: Outlines,
  piece: PieceId,
  pixelsX: number,
  pixelsY = pixelsX,
): Path2D {
  const path = new Path2D();
  const x = ((homeX[piece] ?? 0) + width / 2) * pixelsX;
  const y = ((homeY[piece] ?? 0) + height / 2) * pixelsY;
  addOutline(path, outlines.byPiece[piece] ?? [], x, y, pixelsX, pixelsY);
  return path;
}

/** @param pieceSize a piece's short side, in pixels */
export function strokePaths(context: CanvasRenderingContext2D, paths: readonly Path2D[], pieceSize: number): void {
  context.lineJoin = 'round';
  for (const [index, { width: share, colour }] of BEVEL_STROKES.entries()) {
    const pixels = share * pieceSize;
    if (pixels < LINE_PX_MIN && index < BEVEL_STROKES.length - 1) continue;
    context.lineWidth = Math.max(LINE_PX_MIN, pixels);
    context.strokeStyle = colour;
    for (const path of paths) context.stroke(path);
  }
}
