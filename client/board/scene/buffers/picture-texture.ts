/**
 * The picture of the pieces, drawn once onto a canvas with the cut lines over it. Both sides of a cut get the same edge - a soft shade, a
 * light hairline, and a dark one on the cut itself - so that a piece looks right at every turn.
 */

import { emptyPlaces } from '#client/board/empty-places.ts';
import { TEXTURE_LONG_SIDE_MAX } from '#client/board/limits.ts';
import type { Outlines } from '#client/board/piece-outlines.ts';
import type { Puzzle } from '#shared/puzzle/puzzle.ts';
import { edgePath, strokePaths } from './cut-edges.ts';

export type PictureImage = ImageBitmap | HTMLImageElement;

/** Longest side of the ghost, in pixels: coarse enough to show what is where, but not how it is cut. */
const GHOST_LONG_SIDE = 512;

/** The picture at the texture's size, without lines. */
export function drawPlainPicture(puzzle: Puzzle, picture: PictureImage, sideMax: number): HTMLCanvasElement {
  return drawScaled(puzzle, picture, Math.min(sideMax, TEXTURE_LONG_SIDE_MAX));
}

/** The picture that shows on the mat. Places have names, which are read. */
export function drawGhostPicture(puzzle: Puzzle, picture: PictureImage, sideMax: number): HTMLCanvasElement {
  return puzzle.settle === null
    ? drawScaled(puzzle, picture, GHOST_LONG_SIDE)
    : emptyPlaces(drawPlainPicture(puzzle, picture, sideMax), puzzle);
}

/** The picture with the edges of all pieces. */
export function drawCutPicture(
  puzzle: Puzzle,
  outlines: Outlines,
  picture: PictureImage,
  sideMax: number,
): HTMLCanvasElement {
  const canvas = drawPlainPicture(puzzle, picture, sideMax);
  strokeEdges(canvas, puzzle, outlines);
  return canvas;
}

/** Those edges alone, on nothing. */
export function drawCutLines(puzzle: Puzzle, outlines: Outlines, sideMax: number): HTMLCanvasElement {
  const canvas = canvasFor(puzzle, Math.min(sideMax, TEXTURE_LONG_SIDE_MAX));
  strokeEdges(canvas, puzzle, outlines);
  return canvas;
}

function strokeEdges(canvas: HTMLCanvasElement, puzzle: Puzzle, outlines: Outlines): void {
  const { width, height } = puzzle.spec;
  const pixelsX = canvas.width / width;
  const pixelsY = canvas.height / height;
  const paths = outlines.byPiece.map((_, piece) => edgePath(puzzle, outlines, piece, pixelsX, pixelsY));
  strokePaths(contextOf(canvas), paths, puzzle.pieceSize * pixelsX);
}

/** Of the whole sheet's texture. Pixels. */
export function textureSize(puzzle: Puzzle, sideMax: number): { readonly width: number; readonly height: number } {
  return sizeFor(puzzle, Math.min(sideMax, TEXTURE_LONG_SIDE_MAX));
}

function sizeFor({ spec: { width, height } }: Puzzle, long: number) {
  const scale = long / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function canvasFor(puzzle: Puzzle, long: number): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), sizeFor(puzzle, long));
}

function drawScaled(puzzle: Puzzle, picture: PictureImage, long: number): HTMLCanvasElement {
  const canvas = canvasFor(puzzle, long);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  // Thousands of strokes, drawn once: the processor is faster at them than many graphics drivers.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2D canvas for the picture');
  return context;
}
