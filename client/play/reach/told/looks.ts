/** How each piece looks, in colour names: the whole of it, and what its four sides have that the whole has not. Read from the picture once. */
import type { PieceId } from '../../../../shared/ids.ts';
import { placeInGrid } from '../../../../shared/puzzle/jigsaw.ts';
import type { PuzzleSpec } from '../../../../shared/puzzle/puzzle.ts';
import { type Colour, colourOf } from './colours.ts';
import type { SideName } from './sides.ts';

export interface Look {
  readonly whole: Colour;
  readonly sides: Readonly<Record<SideName, Colour>>;
}

/** Samples along each axis of a piece. */
export const SAMPLES = 8;
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

/**
 * A zone's colour is the one that most of its samples have: their mean may be a colour that is nowhere in the picture.
 * @param data RGBA, SAMPLES by SAMPLES a piece
 */
export function lookOf(spec: PuzzleSpec, data: Uint8ClampedArray, piece: PieceId): Look {
  const { column, row } = placeInGrid(spec, piece);
  const most = (left: number, top: number, right: number, bottom: number): Colour => {
    const counts = new Map<Colour, number>();
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = ((row * SAMPLES + y) * spec.columns * SAMPLES + column * SAMPLES + x) * 4;
        const colour = colourOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    }
    const [first] = [...counts].sort(([, a], [, b]) => b - a);
    return first?.[0] ?? 'grey';
  };
  return {
    whole: most(0, 0, SAMPLES, SAMPLES),
    sides: {
      top: most(0, 0, SAMPLES, ZONE),
      right: most(SAMPLES - ZONE, 0, SAMPLES, SAMPLES),
      bottom: most(0, SAMPLES - ZONE, SAMPLES, SAMPLES),
      left: most(0, 0, ZONE, SAMPLES),
    },
  };
}
