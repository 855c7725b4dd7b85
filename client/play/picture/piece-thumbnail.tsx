/** A small picture of one loose piece as it lies, cut along its outline. */
import { useEffect, useRef } from 'preact/hooks';
import { drawPart } from '#client/board/draw-part.ts';
import { outlinesOf, pieceOutline } from '#client/board/piece-outlines.ts';
import { canvasLosses, watchedContext } from '#client/ui/canvas-loss.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import './piece-thumbnail.css';

/** Device pixels a CSS pixel; enough for the usual screens of students. */
const DENSITY = 2;
/** The longest side that the style sheet gives. CSS pixels. */
const SIZE = 56;

interface PieceThumbnailProps {
  readonly puzzle: Puzzle;
  readonly picture: ImageBitmap | null;
  readonly piece: PieceId;
  readonly quarters: number;
  /** Its side, in CSS pixels; undefined: as in the style sheet. */
  readonly size?: number;
}

export function PieceThumbnail({ puzzle, picture, piece, quarters, size }: PieceThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = (size ?? SIZE) * DENSITY;
  const losses = canvasLosses.value;
  useEffect(() => {
    const context = canvas.current === null ? null : watchedContext(canvas.current);
    if (context !== null && picture !== null) draw(context, puzzle, picture, piece, quarters);
  }, [puzzle, picture, piece, quarters, side, losses]);
  return (
    <span class="thumbnail" style={size === undefined ? {} : sizeStyle(size)} aria-hidden="true">
      <canvas ref={canvas} width={side} height={side} />
    </span>
  );
}

const sizeStyle = (size: number) => ({ width: `${size}px`, height: `${size}px` });

function draw(
  context: CanvasRenderingContext2D,
  puzzle: Puzzle,
  picture: ImageBitmap,
  piece: PieceId,
  quarters: number,
): void {
  const outlines = outlinesOf(puzzle);
  const { halfExtent } = outlines;
  const { width, height } = puzzle.spec;
  const path = pieceOutline(outlines, piece);
  const side = context.canvas.width;
  // Empties the canvas, and ends what an earlier piece has set.
  context.canvas.width = side;
  context.translate(side / 2, side / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.scale(side / 2 / halfExtent, side / 2 / halfExtent);
  context.save();
  context.clip(path);
  const scale = picture.width / width;
  const left = width / 2 + (puzzle.homeX[piece] ?? 0) - halfExtent;
  const top = height / 2 + (puzzle.homeY[piece] ?? 0) - halfExtent;
  const size = 2 * halfExtent;
  drawPart(
    context,
    picture,
    { x: left * scale, y: top * scale, width: size * scale, height: size * scale },
    { x: -halfExtent, y: -halfExtent, width: size, height: size },
  );
  context.restore();
  context.lineWidth = halfExtent / 24;
  // A grey that shows on both tables, beside dark pieces as beside light ones.
  context.strokeStyle = '#808080d0';
  context.stroke(path);
}
