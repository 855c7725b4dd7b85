/** A small picture of one loose piece as it lies, cut along its outline. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { drawPart } from '#client/board/draw-part.ts';
import { outlinesOf, pieceOutline } from '#client/board/piece-outlines.ts';
import { canvasLosses, watchedContext } from '#client/ui/canvas-loss.ts';
import { STEPS_PER_UNIT } from '#shared/geometry/edge.ts';
import type { PieceId } from '#shared/ids.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { drawnThumbnailsOf } from './drawn-thumbnails.ts';
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
  /** Its height, if it is a flat one; undefined: it is a square. */
  readonly height?: number | undefined;
}

export function PieceThumbnail({ puzzle, picture, piece, quarters, size, height = size }: PieceThumbnailProps) {
  const place = useRef<HTMLSpanElement>(null);
  const side = (size ?? SIZE) * DENSITY;
  const down = (height ?? SIZE) * DENSITY;
  const losses = canvasLosses.value;
  // In the frame in which it comes: a frame without it costs as much as one with it.
  useLayoutEffect(() => {
    if (place.current === null || picture === null) return;
    const drawn = drawnThumbnailsOf(picture);
    const look = `${piece} ${quarters} ${side} ${down}`;
    const canvas = drawn.take(look, losses) ?? drawThumbnail({ puzzle, picture, piece, quarters, side, down });
    place.current.append(canvas);
    return () => {
      canvas.remove();
      drawn.put(look, canvas, losses);
    };
  }, [puzzle, picture, piece, quarters, side, down, losses]);
  const style = size === undefined ? {} : { width: `${size}px`, height: `${height}px` };
  return <span class="thumbnail" ref={place} style={style} aria-hidden="true" />;
}

/** Where pieces differ much in size, each fills its picture with its parts that are so large beside its main one; smaller ones may be outside. */
const PART_SHARE = 0.55;

/** Of a ring: the longer side of its box, and how far it goes from the piece's home along an axis. Units. */
function reachOf(corners: Int32Array): { readonly side: number; readonly reach: number } {
  const axes = [0, 1].map((axis) => corners.filter((_, at) => at % 2 === axis));
  const side = Math.max(...axes.map((all) => Math.max(...all) - Math.min(...all)));
  return { side: side / STEPS_PER_UNIT, reach: Math.max(...corners.map(Math.abs)) / STEPS_PER_UNIT };
}

/** Half of the side of what is shown, in units. */
function extentOf(puzzle: Puzzle, piece: PieceId): number {
  const { halfExtent } = outlinesOf(puzzle);
  if (puzzle.ownSlots === null) return halfExtent;
  const main = puzzle.placeOf(piece);
  const least = Math.max(main.width, main.height) * PART_SHARE;
  const reaches = puzzle.outlineOf(piece).map(({ corners }) => reachOf(corners));
  return 1.06 * Math.max(...reaches.map(({ side, reach }) => (side < least ? 0 : reach)));
}

interface ThumbnailLook {
  readonly puzzle: Puzzle;
  readonly picture: ImageBitmap;
  readonly piece: PieceId;
  readonly quarters: number;
  /** Its width and its height: a flat piece fills the width. Device pixels. */
  readonly side: number;
  readonly down: number;
}

function drawThumbnail({ puzzle, picture, piece, quarters, side, down }: ThumbnailLook): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = down;
  const context = watchedContext(canvas);
  if (context === null) return canvas;
  const outlines = outlinesOf(puzzle);
  const halfExtent = extentOf(puzzle, piece);
  const path = pieceOutline(outlines, piece);
  context.translate(side / 2, down / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.scale(side / 2 / halfExtent, side / 2 / halfExtent);
  paintFace(context, { puzzle, picture, piece, path, halfExtent });
  context.lineWidth = halfExtent / (puzzle.ownSlots === null ? 24 : 60);
  // A grey that shows on both tables, beside dark pieces as beside light ones.
  context.strokeStyle = '#808080d0';
  context.stroke(path);
  return canvas;
}

interface Face extends Pick<ThumbnailLook, 'puzzle' | 'picture' | 'piece'> {
  readonly path: Path2D;
  readonly halfExtent: number;
}

/** What a piece shows within its outline. Its name, which would be too small, stands beside it. */
function paintFace(context: CanvasRenderingContext2D, { puzzle, picture, piece, path, halfExtent }: Face): void {
  const { width, height } = puzzle.spec;
  if (puzzle.colourOf !== undefined) {
    context.fillStyle = puzzle.colourOf(piece);
    context.fill(path);
    return;
  }
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
}
