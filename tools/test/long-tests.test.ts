import { expect, test } from 'vitest';
import { LONG_TESTS } from '#e2e/browser/long-tests.ts';
import { runProgram } from '#tools/run-program.ts';

interface ListedSuite {
  readonly title: string;
  readonly specs?: readonly { readonly title: string }[];
  readonly suites?: readonly ListedSuite[];
}

/** Titles of all tests in a group, with those of the groups in it. */
function titlesIn({ specs = [], suites = [] }: ListedSuite): readonly string[] {
  const nested = suites.flatMap((suite) => titlesIn(suite).map((title) => `${suite.title} ${title}`.trim()));
  return [...specs.map(({ title }) => title), ...nested];
}

test('every test that a plain run leaves to --all is there', { timeout: 120_000 }, async () => {
  const list = ['test', '--list', '--reporter=json', '--project=embedded'];
  const { printed } = await runProgram('@playwright/test', 'playwright', list, { output: 'captured' });
  const { suites }: { suites: readonly ListedSuite[] } = JSON.parse(printed);
  const titles = new Map(suites.map((suite) => [suite.title, titlesIn(suite)]));
  const isThere = (file: string, pattern: RegExp) => titles.get(file)?.some((title) => pattern.test(title)) === true;
  const missing = Object.entries(LONG_TESTS).flatMap(([file, patterns]) =>
    patterns.filter((pattern) => !isThere(file, pattern)).map((pattern) => `${file}: ${pattern}`),
  );
  expect(missing).toEqual([]);
});
