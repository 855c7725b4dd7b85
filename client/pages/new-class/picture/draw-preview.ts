/** Draws a picture with its cut lines, each as a light and a dark hairline, so that they are visible on any picture. */

import { addOutline } from '#client/board/piece-outlines.ts';
import { watchedContext } from '#client/ui/canvas-loss.ts';
import type { JigsawSpec } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { cutPuzzle } from '#shared/puzzle/kinds/registry.ts';

/** The outlines of all pieces, in units from the picture's top left. O(pieces); each inner line is in it twice. */
export function cutLines(spec: JigsawSpec): Path2D {
  const { pieces, homeX, homeY, outlineOf } = cutPuzzle(spec);
  const lines = new Path2D();
  for (let piece = 1; piece <= pieces; piece += 1) {
    const left = (homeX[piece] ?? 0) + spec.width / 2;
    const top = (homeY[piece] ?? 0) + spec.height / 2;
    addOutline(lines, outlineOf(piece), left, top);
  }
  return lines;
}

export interface PreviewDrawing {
  readonly picture: CanvasImageSource;
  readonly spec: JigsawSpec;
  readonly lines: Path2D;
}

/** @param width of the canvas as shown, in CSS pixels; its height follows from the picture */
export function drawPreview(canvas: HTMLCanvasElement, { picture, spec, lines }: PreviewDrawing, width: number): void {
  const context = watchedContext(canvas);
  if (context === null) return;
  const dense = Math.min(devicePixelRatio, 2);
  canvas.width = Math.round(width * dense);
  canvas.height = Math.round((width * dense * spec.height) / spec.width);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const scale = canvas.width / spec.width;
  const hairline = dense / scale;
  context.lineJoin = 'round';
  for (const [shift, colour, thick] of [
    [-0.6, 'rgb(255 255 255 / 60%)', 1.2],
    [0.3, 'rgb(20 22 28 / 62%)', 1.1],
  ] as const) {
    const off = shift * dense;
    context.setTransform(scale, 0, 0, scale, off, off);
    context.lineWidth = thick * hairline;
    context.strokeStyle = colour;
    context.stroke(lines);
  }
  context.resetTransform();
}
