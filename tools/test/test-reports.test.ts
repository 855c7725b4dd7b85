import { expect, test } from 'vitest';
import { LEFT_TO_ALL } from '#e2e/fixtures/long-tables.ts';
import { outcomeOfPlaywright, outcomeOfVitest } from './test-reports.ts';

function vitestModule(states: readonly string[], ok: boolean) {
  const tests = states.map((state) => ({
    fullName: state,
    result: () => ({ state, note: state === 'skipped' ? 'no camera' : undefined }),
    diagnostic: () => ({ retryCount: 0 }),
  }));
  return { relativeModuleId: 'a.test.ts', ok: () => ok, children: { allTests: () => tests } };
}

test('counts Vitest’s tests by their result', () => {
  expect(outcomeOfVitest([vitestModule(['passed', 'failed', 'skipped', 'pending'], false)], [])).toEqual({
    passed: 1,
    failed: ['a.test.ts: failed', 'a.test.ts: pending'],
    skipped: ['a.test.ts: skipped (no camera)'],
    unsupported: [],
    leftToAll: [],
    retried: [],
  });
});

test('lists tests that the run’s database cannot serve apart from skipped ones', () => {
  const why = 'not asked of this database: it needs a real mongod';
  const test = { fullName: 'power cut', result: () => ({ state: 'skipped', note: why }), diagnostic: () => undefined };
  const module = { relativeModuleId: 'a.test.ts', ok: () => true, children: { allTests: () => [test] } };
  const { skipped, unsupported } = outcomeOfVitest([module], []);
  expect({ skipped, unsupported }).toEqual({ skipped: [], unsupported: [`a.test.ts: power cut (${why})`] });
});

test('lists cases that a plain run leaves to --all apart from skipped ones', () => {
  const test = {
    fullName: 'a long row',
    result: () => ({ state: 'skipped', note: LEFT_TO_ALL }),
    diagnostic: () => undefined,
  };
  const module = { relativeModuleId: 'a.test.ts', ok: () => true, children: { allTests: () => [test] } };
  const { skipped, leftToAll } = outcomeOfVitest([module], []);
  expect({ skipped, leftToAll }).toEqual({ skipped: [], leftToAll: ['a.test.ts: a long row'] });
});

test('says of a test that passed at the second attempt what the first one said', () => {
  const test = {
    fullName: 'late',
    result: () => ({ state: 'passed', errors: [{ message: 'timed out waiting for: the class\n  at here' }] }),
    diagnostic: () => ({ retryCount: 1 }),
  };
  const module = { relativeModuleId: 'a.test.ts', ok: () => true, children: { allTests: () => [test] } };
  expect(outcomeOfVitest([module], []).retried).toEqual(['a.test.ts: late (timed out waiting for: the class)']);
});

test('counts a file that Vitest could not load as a failure', () => {
  expect(outcomeOfVitest([vitestModule([], false)], []).failed).toEqual(['a.test.ts: the file as a whole']);
});

test('counts an error outside of any test as a failure', () => {
  const { passed, failed } = outcomeOfVitest([vitestModule(['passed'], true)], [{ message: 'late' }]);
  expect({ passed, failed }).toEqual({ passed: 1, failed: ['outside of any test: late'] });
});

test('counts Playwright’s tests in nested groups and names those that passed at the second attempt', () => {
  const spec = (status: string, annotations: { type: string; description?: string }[] = []) => ({
    title: status,
    file: 'a.spec.ts',
    tests: [{ status, annotations }],
  });
  const left = spec('skipped', [{ type: 'skip', description: LEFT_TO_ALL }]);
  const first = { error: { message: '\u001b[31mError: no button\u001b[39m\nat here' } };
  const flaky = { ...spec('flaky'), tests: [{ status: 'flaky', annotations: [], results: [first, {}] }] };
  const inner = { title: 'deep', specs: [spec('unexpected'), flaky, left] };
  const report = {
    suites: [
      {
        title: 'a.spec.ts',
        specs: [spec('expected'), spec('skipped', [{ type: 'skip', description: 'no camera' }])],
        suites: [inner],
      },
    ],
    errors: [{ message: 'no such file' }],
  };
  expect(outcomeOfPlaywright(report)).toEqual({
    passed: 2,
    failed: ['outside of any test: no such file', 'a.spec.ts: unexpected'],
    skipped: ['a.spec.ts: skipped (no camera)'],
    unsupported: [],
    leftToAll: ['a.spec.ts: skipped'],
    retried: ['a.spec.ts: flaky (Error: no button)'],
  });
});
