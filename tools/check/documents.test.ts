import { expect, test } from 'vitest';
import { documentProblems, settingsOf } from './documents.ts';

const FACTS = {
  scripts: new Set(['start', 'test', 'check']),
  settings: new Set(['PORT', 'DATA_DIR']),
  exists: (path: string) => ['server/main.ts', 'docs/protocol.md', 'README.md', 'docs/'].includes(path),
};
const SETTINGS = '| Setting | Meaning |\n|---|---|\n| `PORT` | where |\n| `DATA_DIR` | what |\n';

function problemsOf(text: string, path = 'README.md'): string[] {
  return documentProblems([{ path, text: `${SETTINGS}\n${text}` }], FACTS);
}

test.each([
  'Run `npm ci && npm start`, or `npm test -- unit`; then `npm run check`.',
  'See `server/main.ts`, `server/**/*.test.ts`, `docs/` and [the protocol](docs/protocol.md#frames).',
  'PORT=80 npm start',
  'A [site](https://example.org) and an `OTHER_NAME` in passing.',
])('a document may contain %s', (text) => {
  expect(problemsOf(text)).toEqual([]);
});

test.each([
  ['`npm run deploy`', 'no such script'],
  ['`npm check`', 'it is "npm run check"'],
  ['npm stop', 'no such script'],
  ['[here](docs/gone.md)', 'docs/gone.md'],
  ['`server/gone.ts`', 'server/gone.ts'],
  ['HOSTT=x npm start', 'HOSTT'],
  ['| Variable | Meaning |\n|---|---|\n| `GONE` | nothing |\n', 'GONE'],
])('a document may not contain %s', (text, problem) => {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

test('resolves links from the document’s folder', () => {
  expect(problemsOf('[up](../README.md), [beside](protocol.md)', 'docs/x.md')).toEqual([]);
});

test('names a setting that no document names', () => {
  expect(documentProblems([{ path: 'README.md', text: '`PORT`' }], FACTS)).toEqual([
    'server/app/config.ts reads DATA_DIR: no document names it',
  ]);
});

test('finds settings by the calls that read them', () => {
  expect([...settingsOf("read('HOST', host, ''), read<string | null>(\n'PUBLIC_ORIGIN', x)")]).toEqual([
    'HOST',
    'PUBLIC_ORIGIN',
  ]);
});
