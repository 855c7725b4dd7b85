import { expect, test } from 'vitest';
import { printStoreys, STOREYS, storeyProblemsOf } from './storeys.ts';

test.each([
  ['server/board/host.ts', 'server/http/app.ts', 'server/http does not stand below server/board'],
  ['server/journal/journal.ts', 'server/websocket/frame.ts', 'server/websocket does not stand below server/journal'],
  ['client/net/retry.ts', 'client/i18n/language.ts', 'client/i18n does not stand below client/net'],
  ['shared/geometry/pose.ts', 'shared/puzzle/puzzle.ts', 'shared/puzzle does not stand below shared/geometry'],
  ['client/pages/join/join-page.tsx', 'client/pages/student/student-page.tsx', 'a page imports no page'],
  ['client/pages/join/join-page.tsx', 'client/pages/student/student-page.css', 'a page imports no page'],
])('%s may not import %s', (path, target, problem) => {
  const problems = storeyProblemsOf({ path, imports: [target] });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

test.each([
  ['server/http/app.ts', 'server/board/host.ts'],
  ['server/board/host.ts', 'server/board/subscribers.ts'],
  ['server/board/host.ts', 'shared/board/decide.ts'],
  ['client/pages/join/join-page.tsx', 'client/pages/join/join-form.tsx'],
  ['server/board/host.test.ts', 'server/http/app.ts'],
  ['tools/check/check.ts', 'server/base/log.ts'],
])('%s may import %s', (path, target) => {
  expect(storeyProblemsOf({ path, imports: [target] })).toEqual([]);
});

test('names a folder without a storey', () => {
  expect(storeyProblemsOf({ path: 'server/attic/box.ts', imports: [] })).toEqual([
    'server/attic/box.ts: server/attic has no storey',
  ]);
});

test('prints each side from its top storey down', () => {
  const lines = printStoreys().split('\n');
  expect(lines).toHaveLength(Object.values(STOREYS).flat().length);
  expect(lines[0]).toMatch(/^server +app$/);
  expect(lines.findIndex((line) => /\bpages\b/.test(line))).toBeLessThan(
    lines.findIndex((line) => /\bnet\b/.test(line)),
  );
});

test('lets every folder import a file with a storey of its own, which imports no folder', () => {
  expect(storeyProblemsOf({ path: 'shared/board/move.ts', imports: ['shared/ids.ts'] })).toEqual([]);
  expect(storeyProblemsOf({ path: 'shared/ids.ts', imports: ['shared/board/move.ts'] })).toHaveLength(1);
  expect(storeyProblemsOf({ path: 'shared/ids.ts', imports: ['shared/limits.ts'] })).toHaveLength(1);
});
