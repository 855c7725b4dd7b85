import { expect, test } from 'vitest';
import { outcomeOfPlaywright, outcomeOfVitest } from './reports.ts';

test('Vitest’s tests are counted by how they ended', () => {
  const assertionResults = ['passed', 'failed', 'pending', 'todo'].map((status) => ({ fullName: status, status }));
  const report = { success: false, testResults: [{ name: '/x/a.test.ts', status: 'failed', assertionResults }] };
  expect(outcomeOfVitest(report, '/x/')).toEqual({
    passed: 1,
    failed: ['a.test.ts: failed'],
    skipped: ['a.test.ts: pending', 'a.test.ts: todo'],
  });
});

test('a file that Vitest could not load is a failure', () => {
  const report = { success: false, testResults: [{ name: '/x/a.test.ts', status: 'failed', assertionResults: [] }] };
  expect(outcomeOfVitest(report, '/x/').failed).toEqual(['a.test.ts: the file as a whole']);
});

test('a run that failed though no test did is a failure', () => {
  expect(outcomeOfVitest({ success: false, testResults: [] }, '/x/').failed).toHaveLength(1);
});

test('Playwright’s tests are counted in groups however deep; a lucky second try is a failure', () => {
  const spec = (status: string, annotations: { type: string; description?: string }[] = []) => ({
    title: status,
    file: 'a.spec.ts',
    tests: [{ status, annotations }],
  });
  const inner = { title: 'deep', specs: [spec('unexpected'), spec('flaky')] };
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
    passed: 1,
    failed: [
      'outside of any test: no such file',
      'a.spec.ts: unexpected',
      'a.spec.ts: flaky (passed at the second try only)',
    ],
    skipped: ['a.spec.ts: skipped (no camera)'],
  });
});
