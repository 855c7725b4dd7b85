/** The walls of the house: who may import whom. Told from the import lines themselves. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

const SIDES = ['shared', 'server', 'client', 'e2e', 'bench', 'assets', '.ci'] as const;
type Side = (typeof SIDES)[number];

/** Our own folders that a side may import, besides itself. */
const MAY_IMPORT: Record<Side, readonly Side[]> = {
  shared: [],
  server: ['shared'],
  client: ['shared'],
  assets: ['shared'],
  bench: ['shared', 'server', 'client', 'e2e'],
  e2e: ['shared', 'server', 'client', 'bench', '.ci'],
  '.ci': ['server', 'client'],
};

/** Libraries that only one folder may know. Types alone pass, and so do tests. */
const ONLY_IN: readonly (readonly [library: RegExp, folder: string])[] = [
  [/^pixi\.js(\/|$)/, 'client/board/scene'],
  [/^mongoose$/, 'server/store/mongo'],
  [/^node:sqlite$/, 'server/store/sqlite'],
  [/^socket\.io$/, 'server/live'],
  [/^express$/, 'server/http'],
];

/** Files that put the sides together: they start the product. */
const ENTRIES = new Set(['server/start.mjs']);

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm;

/** What is wrong with one file, a line each. `file`: its path from the root, with slashes. */
export function wallsOf(file: string, text: string): string[] {
  const problems: string[] = [];
  const side = SIDES.find((each) => file.startsWith(`${each}/`));
  if (side === undefined || ENTRIES.has(file)) return problems;
  for (const [, type, from, bare, lazy] of text.matchAll(IMPORT)) {
    const target = from ?? bare ?? lazy ?? '';
    if (target.startsWith('.')) {
      const path = relative('/', resolve('/', dirname(file), target))
        .split(sep)
        .join('/');
      const other = SIDES.find((each) => path.startsWith(`${each}/`));
      if (other !== undefined && other !== side && !MAY_IMPORT[side].includes(other))
        problems.push(`${file} imports ${path}: ${side} may not know ${other}`);
      continue;
    }
    if (type !== undefined || /\.test\.tsx?$/.test(file) || side === 'e2e' || side === 'bench') continue;
    const wall = ONLY_IN.find(([library]) => library.test(target));
    if (wall !== undefined && !file.startsWith(`${wall[1]}/`))
      problems.push(`${file} imports ${target}: only ${wall[1]} may`);
    if (side === 'shared' && target.startsWith('node:')) problems.push(`${file} imports ${target}: shared does no I/O`);
  }
  if (side === 'shared' && !file.endsWith('.test.ts')) {
    for (const [what] of text
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      .matchAll(
        /\b(?:Math\.(?:random|sin|cos|tan|atan2?|exp|log|pow|hypot)|Date\.now|new Date|performance\.now|setTimeout|setInterval)\b/g,
      )) {
      problems.push(`${file} uses ${what}: shared is pure, and the same in every engine`);
    }
  }
  return problems;
}

export async function checkWalls(root: string): Promise<string> {
  const problems: string[] = [];
  for (const side of SIDES) {
    const files = await readdir(join(root, side), { recursive: true }).catch(() => []);
    for (const name of files) {
      const file = `${side}/${name.split(sep).join('/')}`;
      if (/\.(ts|tsx|mjs)$/.test(file)) problems.push(...wallsOf(file, await readFile(join(root, file), 'utf8')));
    }
  }
  return problems.join('\n');
}
