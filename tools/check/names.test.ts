import { expect, test } from 'vitest';
import { baseNameProblems, nameProblemsOf, wordsOf } from './names.ts';
import { parseSourceFile } from './source-files.ts';

const UNUSED = { goings: 'say "removals"' };

test.each(['openClassList', 'OPEN_CLASS_LIST', 'open-class-list', '#openClassList', 'open2Class3List'])(
  '%s has three words',
  (name) => {
    expect(wordsOf(name)).toEqual(['open', 'class', 'list']);
  },
);

test.each([
  ['server/a.ts', 'const allGoings = 1;'],
  ['server/a.ts', 'class Seat { #goings = 1; }'],
  ['server/a.ts', 'function run(goings: number) {}'],
  ['server/a.ts', 'interface Seat { readonly goings: number }'],
  ['server/goings/a.ts', ''],
  ['server/goings.test.ts', ''],
])('finds an unused word in %s: %s', (path, text) => {
  const problems = nameProblemsOf(parseSourceFile(path, text), UNUSED);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('"goings"; say "removals"');
});

test.each(["const removals = 'goings';", '// goings', 'const ongoing = 1;'])('passes %s', (text) => {
  expect(nameProblemsOf(parseSourceFile('server/a.ts', text), UNUSED)).toEqual([]);
});

test('a base name may stand twice, and a file and its test count once', () => {
  const twice = ['server/a/picture.ts', 'server/a/picture.test.ts', 'client/b/picture.tsx'];
  expect(baseNameProblems(twice)).toEqual([]);
  expect(baseNameProblems([...twice, 'shared/c/picture.ts'])).toEqual([
    'the base name "picture" stands 3 times: server/a/picture, client/b/picture, shared/c/picture',
  ]);
});

test('adapters in parallel count as one place, and some names may stand anywhere', () => {
  const adapters = ['server/store/sqlite/table.ts', 'server/store/mongo/table.ts', 'client/a/table.ts'];
  expect(baseNameProblems(adapters)).toEqual([]);
  expect(baseNameProblems(['server/a/host.ts', 'server/b/host.ts', 'server/c/host.ts'])).toEqual([]);
});
