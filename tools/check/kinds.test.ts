import { expect, test } from 'vitest';
import { kindProblems } from './kinds.ts';

const JIGSAW = 'shared/puzzle/kinds/jigsaw/jigsaw.ts';
const REGISTRY = 'shared/puzzle/kinds/registry.ts';
const known = new Map([['client/pages/sizes/', 'chooses sizes']]);
const chooser = { path: 'client/pages/sizes/choice.ts', imports: [JIGSAW] };
const problemsOf = (path: string, ...imports: readonly string[]) => kindProblems([chooser, { path, imports }], known);

test.each([
  ['shared/board/x.ts', JIGSAW],
  ['server/classroom/x.ts', 'shared/puzzle/kinds/jigsaw/grid.ts'],
  ['client/play/x.tsx', JIGSAW],
  ['shared/puzzle/scatter.ts', JIGSAW],
  // A kind knows no other kind.
  ['shared/puzzle/kinds/cards/x.ts', JIGSAW],
])('%s may not import %s', (path, target) => {
  expect(problemsOf(path, target)).toEqual([expect.stringContaining(`${path} imports ${target}`)]);
});

test.each([
  ['shared/board/x.ts', REGISTRY],
  [REGISTRY, JIGSAW],
  [JIGSAW, 'shared/puzzle/kinds/jigsaw/grid.ts'],
  ['client/pages/sizes/other.tsx', JIGSAW],
  // Tests, and what is no part of the product, make jigsaws of their own.
  ['shared/board/x.test.ts', JIGSAW],
  ['bench/x.ts', JIGSAW],
])('%s may import %s', (path, target) => {
  expect(problemsOf(path, target)).toEqual([]);
});

test('an exception that nobody needs is a problem', () => {
  expect(kindProblems([], known)).toEqual([expect.stringContaining('client/pages/sizes/ imports no kind')]);
});
