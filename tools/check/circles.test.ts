import { expect, test } from 'vitest';
import { circleProblems, circlesIn } from './circles.ts';
import { parseSourceFile } from './source-files.ts';

/** Files as `path: paths that it imports`. */
function problemsOf(files: Readonly<Record<string, readonly string[]>>): string[] {
  return circleProblems(
    Object.entries(files).map(([path, imports]) =>
      parseSourceFile(path, imports.map((target) => `import '#${target}';`).join('\n')),
    ),
  );
}

test('finds one circle for each strongly connected component', () => {
  const graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c', 'd'])],
    ['c', new Set(['a'])],
    ['d', new Set(['e'])],
    ['e', new Set(['d', 'f'])],
    ['f', new Set<string>()],
  ]);
  expect(circlesIn(graph)).toEqual([
    ['d', 'e'],
    ['a', 'b', 'c'],
  ]);
});

test('names files that import each other, types included', () => {
  const files = [
    parseSourceFile('shared/a.ts', "import type { B } from '#shared/b.ts';"),
    parseSourceFile('shared/b.ts', "import type { A } from '#shared/a.ts';"),
  ];
  expect(circleProblems(files)).toEqual(['files in a circle: shared/a.ts -> shared/b.ts']);
});

test('names sibling folders that import each other through different files', () => {
  expect(
    problemsOf({
      'client/wall/draw/painter.ts': ['client/wall/feed/boards.ts'],
      'client/wall/feed/boards.ts': [],
      'client/wall/feed/live.ts': ['client/wall/draw/painter.ts'],
    }),
  ).toEqual(['folders of client/wall in a circle: draw -> feed']);
});

test.each([
  ['a chain', { 'shared/a.ts': ['shared/b.ts'], 'shared/b.ts': ['shared/c.ts'], 'shared/c.ts': [] }],
  [
    'a folder and a file beside it',
    { 'shared/x/a.ts': ['shared/b.ts'], 'shared/b.ts': ['shared/x/c.ts'], 'shared/x/c.ts': [] },
  ],
  ['a test that imports what it tests', { 'shared/a.test.ts': ['shared/a.ts'], 'shared/a.ts': ['shared/a.test.ts'] }],
])('passes %s', (_what, files) => {
  expect(problemsOf(files)).toEqual([]);
});
