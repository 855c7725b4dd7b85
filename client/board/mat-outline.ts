/** What shows on the mat of a puzzle whose pieces lie as on a map: the border of all of them together, and water around it. */
import { watchedContext } from '#client/ui/canvas-loss.ts';
import { cssColour } from '#client/ui/seat/member-colours.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { addOutline } from './piece-outlines.ts';
import { type BoardTheme, WATER_OPACITY } from './scene/board-theme.ts';

/** On nothing, in the theme's colours. Null: the puzzle's mat is empty. @param line pixels */
export function drawMatOutline(
  { spec, matOutline }: Puzzle,
  size: { readonly width: number; readonly height: number },
  { water, matBorder }: Pick<BoardTheme, 'water' | 'matBorder'>,
  line: number,
): HTMLCanvasElement | null {
  if (matOutline === undefined) return null;
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = watchedContext(canvas);
  if (context === null) throw new Error('no 2D canvas for the mat');
  const path = new Path2D();
  const [across, down] = [size.width / spec.width, size.height / spec.height];
  addOutline(path, matOutline(), size.width / 2, size.height / 2, across, down);
  context.globalAlpha = WATER_OPACITY;
  context.fillStyle = cssColour(water);
  context.fillRect(0, 0, size.width, size.height);
  context.globalAlpha = 1;
  context.strokeStyle = cssColour(matBorder);
  context.lineJoin = 'round';
  context.lineWidth = 2 * line;
  context.stroke(path);
  // What is left of the line lies in the water: a dot on another's land has none, and no piece covers it.
  context.globalCompositeOperation = 'destination-out';
  context.fill(path);
  return canvas;
}
