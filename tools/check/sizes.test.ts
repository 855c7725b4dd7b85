import { expect, test } from 'vitest';
import { baseNameOf, FILE_IMPORTS_MAX, FUNCTION_LINES_MAX, sizeProblems } from './sizes.ts';
import { parseSourceFile } from './source-files.ts';

const NO_EXCEPTIONS: ReadonlyMap<string, string> = new Map();

/** A body that makes a function of `lines` lines. */
const body = (lines: number) => `{\n${'  step();\n'.repeat(lines - 2)}}`;

function problemsOf(text: string, path = 'server/a/b.ts', exceptions = NO_EXCEPTIONS): string[] {
  return sizeProblems([parseSourceFile(path, text)], exceptions);
}

test.each([
  ['openBoard', (lines: number) => `function openBoard() ${body(lines)}`],
  ['openBoard', (lines: number) => `const openBoard = () => ${body(lines)};`],
  ['openBoard', (lines: number) => `class Board { openBoard() ${body(lines)} }`],
  ['line 2', (lines: number) => `\nrun(() => ${body(lines)});`],
])('names a function over the bound: %s', (name, textOf) => {
  expect(problemsOf(textOf(FUNCTION_LINES_MAX))).toEqual([]);
  expect(problemsOf(textOf(FUNCTION_LINES_MAX + 1))).toEqual([
    `server/a/b.ts: ${name} has ${FUNCTION_LINES_MAX + 1} lines: at most ${FUNCTION_LINES_MAX}`,
  ]);
});

test('names a file with too many imports', () => {
  const imports = (count: number) => Array.from({ length: count }, (_, index) => `import './${index}.ts';`).join('\n');
  expect(problemsOf(imports(FILE_IMPORTS_MAX))).toEqual([]);
  expect(problemsOf(imports(FILE_IMPORTS_MAX + 1))).toHaveLength(1);
});

test('names a side whose top is crowded; a file and its test count as one entry', () => {
  const files = (count: number) =>
    Array.from({ length: count }, (_, index) => [
      parseSourceFile(`demo/part-${index}.ts`, ''),
      parseSourceFile(`demo/part-${index}.test.ts`, ''),
    ]).flat();
  expect(sizeProblems(files(15), NO_EXCEPTIONS)).toEqual([]);
  expect(sizeProblems(files(16), NO_EXCEPTIONS)).toEqual(['demo has 16 entries at its top: at most 15']);
});

test.each(['server/a/b.test.ts', 'e2e/a/b.ts'])('leaves out test code: %s', (path) => {
  expect(problemsOf(`function long() ${body(FUNCTION_LINES_MAX + 1)}`, path)).toEqual([]);
});

test('an exception excuses its function, and is a problem once it is not needed', () => {
  const exceptions = new Map([['server/a/b.ts:long', 'a table of handlers']]);
  expect(problemsOf(`function long() ${body(FUNCTION_LINES_MAX + 1)}`, 'server/a/b.ts', exceptions)).toEqual([]);
  expect(problemsOf(`function long() ${body(2)}`, 'server/a/b.ts', exceptions)).toEqual([
    'server/a/b.ts:long is within the bounds: take it off the list',
  ]);
});

test.each([
  ['client/wall/wall-grid.tsx', 'wall-grid'],
  ['client/wall/tile-order.test.ts', 'tile-order'],
  ['e2e/board.spec.ts', 'board'],
])('the base name of %s is %s', (path, name) => {
  expect(baseNameOf(path)).toBe(name);
});
