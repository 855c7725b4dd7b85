/** Draws a board as it was left: the whole picture once it is solved, before that what a tile of the wall would show. */
import { makeAtlas } from '#client/board/canvas/piece-atlas.ts';
import { drawWhole } from '#client/play/feast/save-picture.ts';
import type { WholePicture, WholeSize } from '#client/play/picture/whole-picture.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import type { Theme } from '#client/ui/theme.ts';
import { paintBoard } from '#client/wall/draw/paint-board.ts';
import { tileCrop } from '#client/wall/draw/tile-crop.ts';
import type { Board } from '#shared/board/board.ts';

/** @param longSide pixels, as is the result */
export function lastStateSize({ rules }: Board, longSide: number): { readonly width: number; readonly height: number } {
  const { width, height } = rules.puzzle.spec;
  const scale = longSide / Math.max(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Gives the canvas its size, too. A solved picture is drawn no larger than it is. */
export function drawLastState(
  canvas: HTMLCanvasElement,
  board: Board,
  picture: WholePicture,
  { longSide, shownSide }: WholeSize,
  theme: Theme,
): void {
  const { puzzle } = board.rules;
  const picturesLongSide = Math.max(picture.width, picture.height);
  const { width, height } = lastStateSize(board, board.solved ? Math.min(longSide, picturesLongSide) : longSide);
  canvas.width = width;
  canvas.height = height;
  const context = watchedContext(canvas, { alpha: false });
  if (context === null) return;
  if (board.solved) {
    drawWhole(context, picture);
    return;
  }
  const { left, right } = tileCrop(board, width / height);
  const atlas = makeAtlas(puzzle, picture, width / (right - left));
  paintBoard({ context, board, atlas, theme, changed: null, pixelRatio: longSide / shownSide });
}
