import { expect, test } from 'vitest';
import { invariantProblems, invariantsIn, provenIn } from './invariants.ts';

const PAGE = `
| number | invariant | proven in |
|---|---|---|
| I1 | One owner. | \`server/board\`, \`e2e/play\` |
| I2 | A drop of \`x\` is kept. | \`server/journal/journal.test.ts\` |
`;
const OWNER = { path: 'server/board/host.test.ts', text: '// Proves I1.\n' };
const PLAY = { path: 'e2e/play/play.test.ts', text: '  // Proves I1, I2.\n' };
const JOURNAL = { path: 'server/journal/journal.test.ts', text: "it('keeps what it acknowledged (I2)', () => {" };

test('reads number and places from the rows of the page', () => {
  expect(invariantsIn(PAGE)).toEqual([
    { number: 'I1', places: ['server/board', 'e2e/play'] },
    { number: 'I2', places: ['server/journal/journal.test.ts'] },
  ]);
});

test('reads numbers from comment lines and from titles', () => {
  const text =
    "// Proves I3, I4.\ntest.each([1])('holds I5 for %i', (n) => {\nconst I6 = 'I7';\n// I8 is not proven here.\n";
  expect([...provenIn(text)]).toEqual(['I3', 'I4', 'I5']);
});

test('accepts a page whose places all have a test', () => {
  expect(invariantProblems(PAGE, [OWNER, PLAY, JOURNAL])).toEqual([]);
});

test('reports an invariant without a test in a place that the page names', () => {
  expect(invariantProblems(PAGE, [OWNER, JOURNAL])).toEqual([
    'no test in e2e/play names I1, as docs/invariants.md says',
  ]);
});

test('reports a test that names an unknown invariant', () => {
  const unknown = { path: 'a.test.ts', text: '// Proves I9.\n' };
  expect(invariantProblems(PAGE, [OWNER, PLAY, JOURNAL, unknown])).toEqual([
    'a.test.ts names I9: docs/invariants.md has no such invariant',
  ]);
});

test.each([
  ['| I2 | First. | `a` |\n', 'docs/invariants.md numbers I2 where I1 is next'],
  ['| I1 | Nobody proves it. | |\n', 'docs/invariants.md names no test of I1'],
  ['Nothing.\n', 'docs/invariants.md lists no invariant'],
])('reports a page that is wrong in itself: %j', (page, problem) => {
  expect(invariantProblems(page, [{ path: 'a/b.test.ts', text: '// Proves I2.\n' }])).toContain(problem);
});
