/** The walls between the sides: which side imports which, which folder owns a foreign library, and what `shared` must not use. */
import { isTest, parseSourceFile, type SourceFile } from './source-files.ts';

const SIDES = ['shared', 'server', 'client', 'assets', 'bench', 'demo', 'e2e', 'tools'] as const;
type Side = (typeof SIDES)[number];

/** Sides that a side imports, besides itself. */
const MAY_IMPORT: Record<Side, readonly Side[]> = {
  shared: [],
  server: ['shared'],
  client: ['shared'],
  assets: ['shared'],
  demo: ['shared', 'client'],
  e2e: ['shared', 'server', 'client', 'assets', 'demo'],
  tools: ['server', 'client', 'e2e'],
  bench: ['shared', 'server', 'client', 'assets', 'e2e', 'tools'],
};
/** Tests beside the product may use the test code outside of it. */
const TESTS_MAY_IMPORT: readonly Side[] = ['shared', 'server', 'e2e'];

/** Libraries with one home. Type imports pass anywhere, and tests may use any library. */
const ONLY_IN: readonly (readonly [library: RegExp, folder: string])[] = [
  [/^pixi\.js(\/|$)/, 'client/board/scene/'],
  [/^mongoose$/, 'server/store/mongo/'],
  [/^node:sqlite$/, 'server/store/sqlite/'],
  [/^(socket\.io|engine\.io)$/, 'server/sockets/'],
  [/^express$/, 'server/http/'],
  [/^(ioredis|rate-limiter-flexible)$/, 'server/store/redis/'],
];

/** Programs that build or start the product, and are no part of it. */
const PROGRAMS = new Set(['server/app/start.mjs', 'client/build.ts']);

/** Functions of Math whose result ECMAScript defines exactly; the others differ between engines. */
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

const sideOf = (path: string): Side | undefined => SIDES.find((side) => path.startsWith(`${side}/`));

/** Problems of one file, one line each. */
export function wallProblems(file: SourceFile): string[] {
  const { path, text, imports, packages } = file;
  const side = sideOf(path);
  if (side === undefined || PROGRAMS.has(path)) return [];
  const problems: string[] = [];
  for (const target of imports) {
    const other = sideOf(target);
    if (other === undefined || other === side) continue;
    const isAllowed = MAY_IMPORT[side].includes(other) || (isTest(path) && TESTS_MAY_IMPORT.includes(other));
    if (!isAllowed) problems.push(`${path} imports ${target}: ${side} may not import ${other}`);
  }
  const isProduct = side === 'shared' || side === 'server' || side === 'client';
  if (!isProduct || isTest(path)) return problems;
  for (const { name, isType } of packages) {
    // Bots are clients without a browser: they run in Node.
    if (side !== 'server' && name.startsWith('node:') && !path.startsWith('client/headless/'))
      problems.push(`${path} imports ${name}: ${side} runs outside Node, too`);
    const home = ONLY_IN.find(([library, folder]) => library.test(name) && !path.startsWith(folder));
    if (home !== undefined && !isType) problems.push(`${path} imports ${name}: only ${home[1]} may`);
  }
  if (side === 'shared')
    for (const [what] of text.replaceAll(COMMENT, '').matchAll(IMPURE))
      problems.push(`${path} uses ${what}: shared is pure, and the same in every engine`);
  return problems;
}

/** The same for a text, for tests. */
export function wallProblemsIn(path: string, text: string): string[] {
  return wallProblems(parseSourceFile(path, text));
}
