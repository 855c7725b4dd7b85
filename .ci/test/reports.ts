/** What the two test runners say of a run, in one shape: how many passed, which failed, which were left out and why. */

export interface Outcome {
  readonly passed: number;
  /** A name each. A file that could not be loaded is one; so is a run that ended badly and blames no test. */
  readonly failed: readonly string[];
  /** A name each, and the reason where one is given. */
  readonly skipped: readonly string[];
}

/** The part that is read of Vitest's JSON report. */
interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export function outcomeOfVitest({ success, testResults }: VitestReport, root: string): Outcome {
  let passed = 0;
  const failed: string[] = [];
  const skipped: string[] = [];
  for (const { name, status, assertionResults } of testResults) {
    const file = name.startsWith(root) ? name.slice(root.length) : name;
    const before = failed.length;
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failed.push(`${file}: ${test.fullName}`);
      else skipped.push(`${file}: ${test.fullName}`);
    }
    if (status === 'failed' && failed.length === before) failed.push(`${file}: the file as a whole`);
  }
  if (!success && failed.length === 0) failed.push('the run of Vitest, outside of any test');
  return { passed, failed, skipped };
}

interface PlaywrightSuite {
  readonly title: string;
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

/** The part that is read of Playwright's JSON report. */
interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
}

export function outcomeOfPlaywright({ suites, errors }: PlaywrightReport): Outcome {
  let passed = 0;
  const failed: string[] = errors.map(({ message }) => `outside of any test: ${message ?? 'an error'}`);
  const skipped: string[] = [];
  function add({ specs = [], suites: inner = [] }: PlaywrightSuite): void {
    for (const { title, file, tests } of specs) {
      for (const { status, annotations } of tests) {
        const name = `${file}: ${title}`;
        if (status === 'expected') passed += 1;
        else if (status === 'skipped') {
          const why = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
          skipped.push(why === undefined ? name : `${name} (${why})`);
        } else failed.push(status === 'flaky' ? `${name} (passed at the second try only)` : name);
      }
    }
    for (const suite of inner) add(suite);
  }
  for (const suite of suites) add(suite);
  return { passed, failed, skipped };
}
