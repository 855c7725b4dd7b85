/** How each piece looks, in colour names: the whole of it, and what its four sides have that the whole has not. Read from the picture once. */
import type { PieceId } from '../../../../shared/ids.ts';
import { placeInGrid } from '../../../../shared/puzzle/jigsaw.ts';
import type { PuzzleSpec } from '../../../../shared/puzzle/puzzle.ts';
import { type Colour, colourOf } from './colours.ts';
import { SIDES, type SideName } from './sides.ts';

export interface Look {
  readonly whole: Colour;
  readonly sides: Readonly<Record<SideName, Colour>>;
}

/** Samples along each axis of a piece. */
const SAMPLES = 6;
/** So many of them, from a side inwards, are that side's zone. */
const ZONE = 2;

/** Index = piece, [0] is undefined. */
export function looksOf(spec: PuzzleSpec, picture: ImageBitmap): readonly (Look | undefined)[] {
  const width = spec.columns * SAMPLES;
  const height = spec.rows * SAMPLES;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return [];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const looks: (Look | undefined)[] = [undefined];
  for (let piece = 1; piece <= spec.columns * spec.rows; piece += 1) looks.push(lookOf(spec, data, piece));
  return looks;
}

/** @param data RGBA, SAMPLES by SAMPLES a piece */
export function lookOf(spec: PuzzleSpec, data: Uint8ClampedArray, piece: PieceId): Look {
  const { column, row } = placeInGrid(spec, piece);
  const mean = (left: number, top: number, right: number, bottom: number): Colour => {
    const sum = [0, 0, 0];
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = ((row * SAMPLES + y) * spec.columns * SAMPLES + column * SAMPLES + x) * 4;
        for (const part of [0, 1, 2]) sum[part] = (sum[part] ?? 0) + (data[at + part] ?? 0);
      }
    }
    const count = (right - left) * (bottom - top);
    const [red = 0, green = 0, blue = 0] = sum;
    return colourOf(red / count, green / count, blue / count);
  };
  const sides = {
    top: mean(0, 0, SAMPLES, ZONE),
    right: mean(SAMPLES - ZONE, 0, SAMPLES, SAMPLES),
    bottom: mean(0, SAMPLES - ZONE, SAMPLES, SAMPLES),
    left: mean(0, 0, ZONE, SAMPLES),
  };
  return { whole: mostOf(sides) ?? mean(0, 0, SAMPLES, SAMPLES), sides };
}

/** The colour that most sides have, when it is more than half of them. */
function mostOf(sides: Look['sides']): Colour | null {
  for (const side of SIDES) {
    if (SIDES.filter((other) => sides[other] === sides[side]).length > 2) return sides[side];
  }
  return null;
}
