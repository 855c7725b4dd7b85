/** One loose piece, small, as it lies: cut from the picture along its outline. */
import { useEffect, useRef } from 'preact/hooks';
import { STEPS_PER_UNIT } from '../../shared/geometry/edge.ts';
import type { PieceId } from '../../shared/ids.ts';
import type { Puzzle } from '../../shared/puzzle/puzzle.ts';
import { outlinesOf } from '../board/outlines.ts';
import './thumbnail.css';

/** Device pixels of its side: enough for 56 CSS pixels on the screens that children have. */
const SIDE = 112;

interface ThumbnailProps {
  readonly puzzle: Puzzle;
  readonly picture: ImageBitmap | null;
  readonly piece: PieceId;
  readonly quarters: number;
}

export function Thumbnail({ puzzle, picture, piece, quarters }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context !== null && context !== undefined && picture !== null) draw(context, puzzle, picture, piece, quarters);
  }, [puzzle, picture, piece, quarters]);
  return (
    <span class="thumbnail" aria-hidden="true">
      <canvas ref={canvas} width={SIDE} height={SIDE} />
    </span>
  );
}

function draw(
  context: CanvasRenderingContext2D,
  puzzle: Puzzle,
  picture: ImageBitmap,
  piece: PieceId,
  quarters: number,
): void {
  const { of, reach } = outlinesOf(puzzle);
  const outline = of[piece] ?? new Int32Array(0);
  const { width, height } = puzzle.spec;
  const path = new Path2D();
  for (let at = 0; at < outline.length; at += 2) {
    path.lineTo((outline[at] ?? 0) / STEPS_PER_UNIT, (outline[at + 1] ?? 0) / STEPS_PER_UNIT);
  }
  path.closePath();
  context.reset();
  context.translate(SIDE / 2, SIDE / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.scale(SIDE / 2 / reach, SIDE / 2 / reach);
  context.save();
  context.clip(path);
  const scale = picture.width / width;
  const left = width / 2 + (puzzle.homeX[piece] ?? 0) - reach;
  const top = height / 2 + (puzzle.homeY[piece] ?? 0) - reach;
  const size = 2 * reach;
  context.drawImage(picture, left * scale, top * scale, size * scale, size * scale, -reach, -reach, size, size);
  context.restore();
  context.lineWidth = reach / 24;
  context.strokeStyle = '#22262e80';
  context.stroke(path);
}
