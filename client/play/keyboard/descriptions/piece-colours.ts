/** The colours of each piece as names: of the whole piece, of its sides and of its corners. Read from the picture once. */
import type { PieceId } from '#shared/ids.ts';
import { GRID_MAX } from '#shared/limits.ts';
import type { Puzzle, SideName } from '#shared/puzzle/puzzle.ts';
import { type ColourName, type NamedColour, type Shade, shadeColour } from './colour-names.ts';
import type { CornerName } from './piece-sides.ts';

/** As the piece lies in the picture. */
export interface PieceColours {
  readonly dominant: ColourName;
  /** The most frequent shade of the dominant colour. */
  readonly shade: Shade;
  /** Other colours that are seen, the most frequent first. */
  readonly others: readonly ColourName[];
  readonly sides: Readonly<Record<SideName, ColourName>>;
  readonly corners: Readonly<Record<CornerName, ColourName>>;
  /** Mean lightness along each side, 0..1. */
  readonly lightness: Readonly<Record<SideName, number>>;
}

/** Samples along each axis of a piece. */
export const SAMPLES_PER_SIDE = 8;
/** Most samples along an axis of the picture. Smaller pieces share some. */
const SAMPLES_MAX = GRID_MAX * SAMPLES_PER_SIDE;
/** Depth of a side's zone, in samples. */
const EDGE_SAMPLES = 2;
/** Side of a corner's zone, in samples. */
const CORNER_SAMPLES = 3;
/** A colour with fewer samples is not seen as one of the piece's. */
const SEEN_SAMPLES_MIN = 4;

/** How many samples the whole picture has along its axes: SAMPLES_PER_SIDE along its smallest place. O(pieces) */
export function sampleSize({ spec, pieces, placeOf }: Puzzle): { readonly width: number; readonly height: number } {
  let [width, height] = [spec.width, spec.height];
  for (let piece = 1; piece <= pieces; piece += 1) {
    const place = placeOf(piece);
    width = Math.min(width, place.width);
    height = Math.min(height, place.height);
  }
  const samples = (side: number, part: number) => Math.min(SAMPLES_MAX, Math.round((side / part) * SAMPLES_PER_SIDE));
  return { width: samples(spec.width, width), height: samples(spec.height, height) };
}

/** Index = piece, [0] is undefined. */
export function readPieceColours(puzzle: Puzzle, picture: ImageBitmap): readonly (PieceColours | undefined)[] {
  const { width, height } = sampleSize(puzzle);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return [];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const samples = { data: context.getImageData(0, 0, width, height).data, width, height };
  const colours: (PieceColours | undefined)[] = [undefined];
  for (let piece = 1; piece <= puzzle.pieces; piece += 1) colours.push(pieceColoursOf(puzzle, samples, piece));
  return colours;
}

/** The whole picture, scaled to its `sampleSize`. */
export interface PictureSamples {
  /** RGBA, row by row. */
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** A zone's colour is its most frequent one: the mean may be a colour that is nowhere in the picture. */
export function pieceColoursOf(puzzle: Puzzle, picture: PictureSamples, piece: PieceId): PieceColours {
  const samples = samplesOf(puzzle, picture, piece);
  const end = SAMPLES_PER_SIDE;
  const top = zone(samples, 0, 0, end, EDGE_SAMPLES);
  const right = zone(samples, end - EDGE_SAMPLES, 0, end, end);
  const bottom = zone(samples, 0, end - EDGE_SAMPLES, end, end);
  const left = zone(samples, 0, 0, EDGE_SAMPLES, end);
  const [near, far] = [CORNER_SAMPLES, end - CORNER_SAMPLES];
  const names = ranked(samples, ({ name }) => name);
  const dominant = names[0]?.[0] ?? 'grey';
  const own = samples.filter(({ name }) => name === dominant);
  return {
    dominant,
    shade: ranked(own, ({ shade }) => shade)[0]?.[0] ?? 'plain',
    others: names.slice(1).flatMap(([name, count]) => (count >= SEEN_SAMPLES_MIN ? name : [])),
    sides: {
      top: mostCommon(top),
      right: mostCommon(right),
      bottom: mostCommon(bottom),
      left: mostCommon(left),
    },
    corners: {
      topLeft: mostCommon(zone(samples, 0, 0, near, near)),
      topRight: mostCommon(zone(samples, far, 0, end, near)),
      bottomRight: mostCommon(zone(samples, far, far, end, end)),
      bottomLeft: mostCommon(zone(samples, 0, far, near, end)),
    },
    lightness: {
      top: meanLightness(top),
      right: meanLightness(right),
      bottom: meanLightness(bottom),
      left: meanLightness(left),
    },
  };
}

/** SAMPLES_PER_SIDE by SAMPLES_PER_SIDE, row by row. */
function samplesOf({ spec, placeOf }: Puzzle, { data, width, height }: PictureSamples, piece: PieceId): NamedColour[] {
  const place = placeOf(piece);
  const samples: NamedColour[] = [];
  for (let row = 0; row < SAMPLES_PER_SIDE; row += 1) {
    const y = Math.floor(((place.top + ((row + 0.5) * place.height) / SAMPLES_PER_SIDE) * height) / spec.height);
    for (let column = 0; column < SAMPLES_PER_SIDE; column += 1) {
      const x = Math.floor(((place.left + ((column + 0.5) * place.width) / SAMPLES_PER_SIDE) * width) / spec.width);
      const at = (y * width + x) * 4;
      samples.push(shadeColour(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0));
    }
  }
  return samples;
}

function zone(samples: readonly NamedColour[], left: number, top: number, right: number, bottom: number) {
  return samples.filter((_, index) => {
    const [x, y] = [index % SAMPLES_PER_SIDE, Math.floor(index / SAMPLES_PER_SIDE)];
    return x >= left && x < right && y >= top && y < bottom;
  });
}

/** The values of all samples with their counts, the most frequent first. */
function ranked<Value>(samples: readonly NamedColour[], property: (sample: NamedColour) => Value): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const sample of samples) counts.set(property(sample), (counts.get(property(sample)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function mostCommon(samples: readonly NamedColour[]): ColourName {
  return ranked(samples, ({ name }) => name)[0]?.[0] ?? 'grey';
}

function meanLightness(samples: readonly NamedColour[]): number {
  return samples.reduce((sum, { lightness }) => sum + lightness, 0) / Math.max(1, samples.length);
}
