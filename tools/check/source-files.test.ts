import { expect, test } from 'vitest';
import { isTest, parseSourceFile, resolveOwn } from './source-files.ts';

const importsOf = (text: string) => parseSourceFile('client/wall/grid/tile.tsx', text).imports;

test.each([
  ["import { a } from './a.ts';", 'client/wall/grid/a.ts'],
  ["import { a } from '../a.ts';", 'client/wall/a.ts'],
  ["import type { A } from '#shared/a.ts';", 'shared/a.ts'],
  ["import './a.css';", 'client/wall/grid/a.css'],
  ["export { a } from '#client/a.ts';", 'client/a.ts'],
  ["export * from '#client/a.ts';", 'client/a.ts'],
  ["const load = () => import('#client/a.ts');", 'client/a.ts'],
  ['const load = () => import(`#client/a.ts`);', 'client/a.ts'],
  ["import { a } from './a.ts';\nimport type { B } from './a.ts';", 'client/wall/grid/a.ts'],
])('reads the import of %s', (text, expected) => {
  expect(importsOf(text)).toEqual([expected]);
});

test('does not resolve an import whose path is computed', () => {
  expect(importsOf("const load = (name: string) => import('./' + name);")).toEqual([]);
});

test('marks packages that are imported for their types alone', () => {
  const text =
    "import type { A } from 'pixi.js';\nimport { type B, type C } from 'ws';\nimport { type D, e } from 'lucide';\nimport 'f';";
  expect(parseSourceFile('client/a.ts', text).packages).toEqual([
    { name: 'pixi.js', isType: true },
    { name: 'ws', isType: true },
    { name: 'lucide', isType: false },
    { name: 'f', isType: false },
  ]);
});

test('reports a file that cannot be parsed by its path', () => {
  expect(() => parseSourceFile('client/a.ts', 'const = 1;')).toThrow(/^client\/a\.ts: /);
});

test('a specifier without a path is a package', () => {
  expect(resolveOwn('client/a.ts', 'preact/hooks')).toBeNull();
});

test.each([
  ['client/a.test.ts', true],
  ['client/a.test.tsx', true],
  ['e2e/a.spec.ts', true],
  ['client/test.ts', false],
  ['client/a.tests.ts', false],
])('%s is a test: %s', (path, expected) => {
  expect(isTest(path)).toBe(expected);
});
