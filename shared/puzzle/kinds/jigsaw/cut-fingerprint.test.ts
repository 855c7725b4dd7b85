import { expect, test } from 'vitest';
import { inQuickJs } from '#e2e/fixtures/in-quickjs.ts';
import { cutJigsaw } from '#shared/puzzle/kinds/jigsaw/jigsaw.ts';
import { type Placement, scatter } from '#shared/puzzle/scatter.ts';
import { puzzleFingerprint } from './cut-fingerprint.ts';
import { type JigsawSpec, jigsawSpec, TAB_SIZES } from './jigsaw-spec.ts';

const CUTS = [
  [6, 4, 3, 2, 0],
  [5, 5, 1, 1, 1],
  [12, 4, 3, 1, 0xffff_ffff],
  [11, 14, 3, 4, 123_456_789],
] as const;
const SPECS: readonly JigsawSpec[] = TAB_SIZES.flatMap((tab) =>
  CUTS.map(([columns, rows, pixelWidth, pixelHeight, seed]) =>
    jigsawSpec({ seed, columns, rows, pixelWidth, pixelHeight, tab }),
  ),
);

/** The fingerprints of SPECS as cutter 1 cuts them. A released cutter never changes: boards in play and stored replays depend on it. */
const CUTTER_1: readonly string[] = [
  '9e9f0de45a0a0a1c',
  '1cd4bb7ed0ae2ba5',
  '875efc70313eee62',
  '3347be3c4e89cd39',
  '684fff3c662c71c7',
  '31a53db6f174bca7',
  'f869e19e2d54281b',
  'c6a49ff11d57ceae',
  '5720804a5d971af2',
  'f7913cfbd02c1113',
  '9b36e2b1de0eb538',
  '516fb4d192fd8647',
];

/** The placements of the first spec's first four pieces with seed 9 and turns. */
const DEAL_1: readonly Placement[] = [
  { x: 53020, y: 16630, turn: 18 },
  { x: 16822, y: 46026, turn: 6 },
  { x: 15477, y: 33293, turn: 12 },
  { x: 28861, y: 46136, turn: 0 },
];

// Proves I7.
test('cutter 1 always cuts the same pieces', () => {
  expect(SPECS.map(puzzleFingerprint)).toEqual(CUTTER_1);
});

test('specs that differ in one field are cut differently', () => {
  const spec = jigsawSpec({ seed: 1, columns: 4, rows: 3, pixelWidth: 4, pixelHeight: 3, tab: 20 });
  const others = [
    spec,
    { ...spec, seed: 2 },
    { ...spec, tab: 25 as const },
    { ...spec, rows: 4 },
    { ...spec, height: 12_300 },
  ];
  expect(new Set(others.map(puzzleFingerprint)).size).toBe(others.length);
});

test('cutter 1 always deals the same placements', () => {
  const [spec] = SPECS;
  expect(spec === undefined ? [] : scatter(cutJigsaw(spec), 9, true).slice(1, 5)).toEqual(DEAL_1);
});

// Proves I6, I7.
test('another engine, QuickJS, cuts and deals the same bit for bit', async () => {
  const there = await inQuickJs({
    from: import.meta.url,
    exports: {
      './jigsaw.ts': ['cutJigsaw'],
      './cut-fingerprint.ts': ['puzzleFingerprint'],
      '../../scatter.ts': ['scatter'],
    },
    expression: `${JSON.stringify(SPECS)}.map((spec) => ({
      cut: product.puzzleFingerprint(spec),
      deal: product.scatter(product.cutJigsaw(spec), 9, true),
    }))`,
  });
  const here = SPECS.map((spec, index) => ({ cut: CUTTER_1[index], deal: scatter(cutJigsaw(spec), 9, true) }));
  expect(there).toEqual(here);
});
