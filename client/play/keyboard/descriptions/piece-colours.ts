/** The colours of each piece as names: the dominant one, and one for each of its four sides. Read from the picture once. */
import type { PieceId } from '#shared/ids.ts';
import { gridPosition } from '#shared/puzzle/jigsaw.ts';
import type { PuzzleSpec } from '#shared/puzzle/puzzle.ts';
import { type ColourName, nameColour } from './colour-names.ts';
import type { SideName } from './piece-sides.ts';

export interface PieceColours {
  readonly dominant: ColourName;
  readonly sides: Readonly<Record<SideName, ColourName>>;
}

/** Samples along each axis of a piece. */
export const SAMPLES_PER_SIDE = 8;
/** Depth of a side's zone, in samples. */
const EDGE_SAMPLES = 2;

/** Index = piece, [0] is undefined. */
export function readPieceColours(spec: PuzzleSpec, picture: ImageBitmap): readonly (PieceColours | undefined)[] {
  const width = spec.columns * SAMPLES_PER_SIDE;
  const height = spec.rows * SAMPLES_PER_SIDE;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return [];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const colours: (PieceColours | undefined)[] = [undefined];
  for (let piece = 1; piece <= spec.columns * spec.rows; piece += 1) colours.push(pieceColoursOf(spec, data, piece));
  return colours;
}

/**
 * A zone's colour is its most frequent one: the mean may be a colour that is nowhere in the picture.
 * @param data RGBA, SAMPLES_PER_SIDE by SAMPLES_PER_SIDE a piece
 */
export function pieceColoursOf(spec: PuzzleSpec, data: Uint8ClampedArray, piece: PieceId): PieceColours {
  const { column, row } = gridPosition(spec, piece);
  const mostCommon = (left: number, top: number, right: number, bottom: number): ColourName => {
    const counts = new Map<ColourName, number>();
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        const at = ((row * SAMPLES_PER_SIDE + y) * spec.columns * SAMPLES_PER_SIDE + column * SAMPLES_PER_SIDE + x) * 4;
        const colour = nameColour(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    }
    const [first] = [...counts].sort(([, a], [, b]) => b - a);
    return first?.[0] ?? 'grey';
  };
  return {
    dominant: mostCommon(0, 0, SAMPLES_PER_SIDE, SAMPLES_PER_SIDE),
    sides: {
      top: mostCommon(0, 0, SAMPLES_PER_SIDE, EDGE_SAMPLES),
      right: mostCommon(SAMPLES_PER_SIDE - EDGE_SAMPLES, 0, SAMPLES_PER_SIDE, SAMPLES_PER_SIDE),
      bottom: mostCommon(0, SAMPLES_PER_SIDE - EDGE_SAMPLES, SAMPLES_PER_SIDE, SAMPLES_PER_SIDE),
      left: mostCommon(0, 0, EDGE_SAMPLES, SAMPLES_PER_SIDE),
    },
  };
}
