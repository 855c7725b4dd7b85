import { fileURLToPath } from 'node:url';
import { getQuickJS } from 'quickjs-emscripten';
import { build } from 'vite';
import { expect, test } from 'vitest';
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

/** The modules under test bundled as one script that defines `jigsaw`: as browsers get it, but not minified. */
async function script(): Promise<string> {
  const pathOf = (module: string) => JSON.stringify(fileURLToPath(new URL(module, import.meta.url)));
  const entry = `export { cutJigsaw } from ${pathOf('./jigsaw.ts')};
    export { puzzleFingerprint } from ${pathOf('./cut-fingerprint.ts')};
    export { scatter } from ${pathOf('../../scatter.ts')};`;
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith('entry.virtual') ? id : null),
        load: (id) => (id.endsWith('entry.virtual') ? entry : null),
      },
    ],
    build: { write: false, minify: false, lib: { entry: 'entry.virtual', formats: ['iife'], name: 'jigsaw' } },
  });
  const chunks = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  return chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
}

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
  const source = `${await script()}
    JSON.stringify(${JSON.stringify(SPECS)}.map((spec) => ({
      cut: jigsaw.puzzleFingerprint(spec),
      deal: jigsaw.scatter(jigsaw.cutJigsaw(spec), 9, true),
    })))`;
  const quickjs = await getQuickJS();
  const there: unknown = JSON.parse(String(quickjs.evalCode(source)));
  const here = SPECS.map((spec, index) => ({ cut: CUTTER_1[index], deal: scatter(cutJigsaw(spec), 9, true) }));
  expect(there).toEqual(here);
});
