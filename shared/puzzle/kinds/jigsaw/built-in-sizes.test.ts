/** Every size that a teacher chooses from, for pictures of four shapes: which grid it is, how it is cut, and how it is dealt. */
import { expect, test } from 'vitest';
import { mix32 } from '#shared/geometry/random.ts';
import { type Placement, scatter } from '#shared/puzzle/scatter.ts';
import { puzzleFingerprint } from './cut-fingerprint.ts';
import { cutJigsaw, jigsawSpec } from './jigsaw.ts';
import { suggestedSizes } from './sizes.ts';

const SEED = 20_261_129;
const DEAL_SEED = 9;

type RecordedSize = readonly [columns: number, rows: number, cut: string, deal: number];

/** As cutter 1 cuts and deals them. A released cutter never changes: boards in play and stored replays depend on it. */
const RECORDED: readonly (readonly [shape: readonly [number, number], sizes: readonly RecordedSize[]])[] = [
  [
    [4, 3],
    [
      [3, 2, '47b3d06f7a5cd1a9', 0x6e0589f],
      [4, 3, '0b3b44beda68d862', 0xed600594],
      [6, 4, 'c8b6d1c9ea684c00', 0x542a5be2],
      [8, 6, 'ac860a9a4fda2297', 0x1a2f5a71],
      [12, 8, '92136ec585e80c64', 0xe69e0318],
      [14, 11, '583c8d5a08c88d24', 0x150c31e3],
      [20, 15, '8f30a2b9bd38a483', 0x8eb84016],
      [26, 19, '7459b581c0b51186', 0x7b98127],
      [37, 27, '4b1b121d868e0994', 0xcc87074c],
    ],
  ],
  [
    [3, 4],
    [
      [2, 3, 'a4f06972efd6e494', 0x9b5ed208],
      [3, 4, 'c45af3fbf2d0f3cf', 0xbb123f3d],
      [4, 6, '03e165eabdfd64e1', 0x270d31ac],
      [6, 8, '0eb9cc95de463d52', 0x8a84beeb],
      [8, 12, '9351436ee6e0a405', 0xe15fe0d],
      [11, 14, 'd300770c5f0f6a59', 0x9604f913],
      [15, 20, 'eebfcd3b2a043e11', 0x3aa94d92],
      [19, 26, '99caca306ed8f068', 0x92b7ff19],
      [27, 37, 'eda94f9315a0cb6e', 0xfe0e7190],
    ],
  ],
  [
    [1, 1],
    [
      [3, 2, 'ca9aa8689581e46c', 0x8b18bcce],
      [4, 3, '90c60fb48fce80fa', 0x19de687],
      [5, 5, 'd3954634cd2f9d53', 0xcfc3c11c],
      [7, 7, '65a26ba83125f1b2', 0xd7acc749],
      [10, 10, 'ca0134bd478974b5', 0x4217f869],
      [12, 12, '80a048477059f317', 0xe0edb4e6],
      [17, 17, '3700f8785f0b51d4', 0x836e7da4],
      [22, 22, 'a95eaedc3fd731de', 0x1c4b8bc],
      [32, 32, 'ee094802560d0bd6', 0xb8ab795c],
    ],
  ],
  [
    [16, 9],
    [
      [3, 2, 'bb922531744acf55', 0x78e5bea2],
      [4, 3, '5a232fe53fdedecf', 0xe8418865],
      [6, 4, 'c8cf8375a002ba20', 0x52d75eb9],
      [9, 5, '3cb7b4f9c0f70558', 0x348d31de],
      [13, 7, '64a6b6075045efad', 0xe6c11be9],
      [16, 9, '527004254aaa029d', 0x313678eb],
      [23, 13, '8e4ee8c01bdf1bdf', 0x5f3c605f],
      [30, 17, '2dec9ac13bdd5bdd', 0x4a0c61c4],
      [42, 24, '26f5c06f27885094', 0xa0dcb5fd],
    ],
  ],
];

function dealFingerprint(placements: readonly Placement[]): number {
  let hash = 0;
  for (const { x, y, turn } of placements) for (const value of [x, y, turn]) hash = mix32(Math.imul(hash, 5) + value);
  return hash;
}

// Proves I7.
test.each(RECORDED)(
  'cutter 1 always cuts and deals the sizes for a picture of %j the same',
  ([width, height], sizes) => {
    const pixels = { pixelWidth: width * 100, pixelHeight: height * 100 };
    const now = suggestedSizes(pixels.pixelWidth, pixels.pixelHeight).map(({ columns, rows }): RecordedSize => {
      const spec = jigsawSpec({ seed: SEED, columns, rows, ...pixels, tab: 20 });
      return [columns, rows, puzzleFingerprint(spec), dealFingerprint(scatter(cutJigsaw(spec), DEAL_SEED, true))];
    });
    expect(now).toEqual(sizes);
  },
);
