/** Draws a board at a time of a collected moment by a 2D canvas, as the wall's tiles are drawn. It needs no WebGL. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { pieceAtlas } from '#client/board/canvas/piece-atlas.ts';
import { PIXEL_RATIO_MAX } from '#client/board/limits.ts';
import type { PictureImage } from '#client/board/scene/buffers/picture-texture.ts';
import type { LoadedPicture } from '#client/play/picture/load-picture.ts';
import { canvasLosses, watchedContext } from '#client/ui/canvas-loss.ts';
import { theme } from '#client/ui/theme.ts';
import { paintBoard } from '#client/wall/draw/paint-board.ts';
import { tileCrop } from '#client/wall/draw/tile-crop.ts';
import type { Board } from '#shared/board/board.ts';
import type { ClipFold } from './clip-fold.ts';
// Its size is the style's: a canvas without one would grow with its own pixels.
import './moments.css';

interface MomentCanvasProps {
  readonly fold: ClipFold;
  readonly picture: LoadedPicture;
  /** Wall time. */
  readonly time: ReadonlySignal<number>;
  /** What it shows, in words. */
  readonly label: string;
}

export function MomentCanvas({ fold, picture, time, label }: MomentCanvasProps) {
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = place.current;
    if (canvas === null) return;
    let { image } = picture;
    let isEnded = false;
    let drawn: string | null = null;
    const draw = (): void => {
      const state = `${fold.frameAt(time.peek())} ${theme.peek()} ${canvas.clientWidth} ${canvas.clientHeight}`;
      const board = fold.boardAt(time.peek());
      if (state === drawn || board === null) return;
      drawn = state;
      drawBoard(canvas, board, image);
    };
    const redraw = (): void => {
      drawn = null;
      draw();
    };
    const observer = new ResizeObserver(draw);
    observer.observe(canvas);
    const disposers = [
      effect(() => {
        void [time.value, theme.value];
        draw();
      }),
      // The image may be lost with the graphics process, and the pieces that were cut from it.
      canvasLosses.subscribe((losses) => {
        if (losses === 0) return;
        picture.decode().then((decoded) => {
          image = decoded;
          if (!isEnded) redraw();
        }, reportError);
      }),
    ];
    return () => {
      isEnded = true;
      observer.disconnect();
      for (const dispose of disposers) dispose();
    };
  }, [fold, picture, time]);
  return (
    <canvas class="moment-canvas" style={{ aspectRatio: `${fold.aspect}` }} ref={place} role="img" aria-label={label} />
  );
}

function drawBoard(canvas: HTMLCanvasElement, board: Board, image: PictureImage): void {
  const ratio = Math.min(PIXEL_RATIO_MAX, devicePixelRatio);
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  const context = watchedContext(canvas, { alpha: false });
  if (context === null || width === 0 || height === 0) return;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const { puzzle } = board.rules;
  const crop = tileCrop(board, width / height);
  const atlas = pieceAtlas(puzzle, image, Math.round((width * puzzle.spec.width) / (crop.right - crop.left)));
  paintBoard({ context, board, atlas, theme: theme.peek(), changed: null, pixelRatio: ratio });
}
