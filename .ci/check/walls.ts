/** The walls of the house: who may import whom, and what `shared` may not touch. Told from the text of the files. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';

const SIDES = ['shared', 'server', 'client', 'assets', 'bench', 'e2e', '.ci'] as const;
type Side = (typeof SIDES)[number];

/** Our own folders that a side may import, besides itself. */
const MAY_IMPORT: Record<Side, readonly Side[]> = {
  shared: [],
  server: ['shared'],
  client: ['shared'],
  assets: ['shared'],
  bench: ['shared', 'server', 'client', 'assets', 'e2e'],
  e2e: ['shared', 'server', 'client', 'assets', 'bench', '.ci'],
  '.ci': ['server', 'client'],
};

/** Libraries that only one folder of the product may know. Their types pass anywhere, and so do tests. */
const ONLY_IN: readonly (readonly [library: RegExp, folder: string])[] = [
  [/^pixi\.js(\/|$)/, 'client/board/scene/'],
  [/^mongoose$/, 'server/store/mongo/'],
  [/^node:sqlite$/, 'server/store/sqlite/'],
  [/^(socket\.io|engine\.io)$/, 'server/live/'],
  [/^express$/, 'server/http/'],
];

/** What puts the sides together or builds one of them: it runs beside the product, not in it. */
const BESIDE = new Set(['server/start.mjs', 'client/build.ts']);

/** ECMAScript lets an engine round all other functions of Math as it likes. */
const EXACT_MATH = 'abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc';
const IMPURE = new RegExp(
  [
    String.raw`\bMath\.(?!(?:${EXACT_MATH})\b)[a-z]\w*`,
    String.raw`\b(?:Date\.now|new Date|performance\.now|crypto\.\w+|process\.\w+)\b`,
    String.raw`\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|fetch)\(`,
    String.raw`\b(?:window|document|localStorage|navigator)\.`,
  ].join('|'),
  'g',
);

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*/g;
/** `import x from 'y'` and its kin, over several lines too; `import 'y'`; `import('y')`. */
const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[^'";=()]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"`]([^'"`]+)['"`]/gm;

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

/** What is wrong with one file, a line each. `file`: its path from the root, with slashes. */
export function wallsOf(file: string, text: string): string[] {
  const side = SIDES.find((each) => file.startsWith(`${each}/`));
  if (side === undefined || BESIDE.has(file)) return [];
  const code = text.replaceAll(COMMENT, '');
  const problems: string[] = [];
  const isProduct = side === 'shared' || side === 'server' || side === 'client';

  for (const [, type, from, bare, lazy] of code.matchAll(IMPORT)) {
    const target = from ?? bare ?? lazy ?? '';
    if (target.startsWith('.')) {
      const path = posix.join(posix.dirname(file), target);
      const other = SIDES.find((each) => path.startsWith(`${each}/`));
      if (other !== undefined && other !== side && !MAY_IMPORT[side].includes(other))
        problems.push(`${file} imports ${path}: ${side} may not know ${other}`);
      continue;
    }
    if (!isProduct || isTest(file)) continue;
    if (side !== 'server' && target.startsWith('node:'))
      problems.push(`${file} imports ${target}: ${side} does not run in Node alone`);
    const wall = ONLY_IN.find(([library, folder]) => library.test(target) && !file.startsWith(folder));
    if (wall !== undefined && type === undefined) problems.push(`${file} imports ${target}: only ${wall[1]} may`);
  }
  if (side === 'shared' && !isTest(file)) {
    for (const [what] of code.matchAll(IMPURE))
      problems.push(`${file} uses ${what}: shared is pure, and the same in every engine`);
  }
  return problems;
}

export async function checkWalls(root: string): Promise<string[]> {
  const problems: string[] = [];
  for (const side of SIDES) {
    for (const entry of existsSync(join(root, side)) ? await readdir(join(root, side), { recursive: true }) : []) {
      const file = posix.join(side, ...entry.split(sep));
      if (!/\.(ts|tsx|mjs)$/.test(file) || file.includes('/node_modules/')) continue;
      problems.push(...wallsOf(file, await readFile(join(root, file), 'utf8')));
    }
  }
  return problems.sort();
}
