/** What the two test runners say of a run, in one shape: how many passed, which failed, which were left out and why. */
import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import { SKIP_REASON_PREFIX } from '#e2e/store/mongo-server/find-server.ts';

export interface Outcome {
  readonly passed: number;
  /** A name each. A file that could not be loaded is one; so is a run that ended badly and blames no test. */
  readonly failed: readonly string[];
  /** A name each, and the reason where one is given. */
  readonly skipped: readonly string[];
  /** The same of tests that ask what the database of this run cannot be asked: nothing of ours is left out with them. */
  readonly notAsked: readonly string[];
  /** Those of the passed that did so at the second try only, as a starved machine allows: a name each. */
  readonly secondTry: readonly string[];
}

/** Which of the two lists a test belongs to that was left out. */
function leaveOut(
  name: string,
  why: string | undefined,
  { skipped, notAsked }: Record<'skipped' | 'notAsked', string[]>,
) {
  const list = why?.startsWith(SKIP_REASON_PREFIX) === true ? notAsked : skipped;
  list.push(why === undefined ? name : `${name} (${why})`);
}

/** The part that is read of Vitest's test modules: one a file. */
interface VitestModule {
  readonly relativeModuleId: string;
  ok(): boolean;
  readonly children: {
    allTests(): Iterable<{
      readonly fullName: string;
      result(): { readonly state: string; readonly note?: string | undefined };
      diagnostic(): { readonly retryCount: number } | undefined;
    }>;
  };
}

/** @param unhandled errors that belong to no test */
export function outcomeOfVitest(modules: readonly VitestModule[], unhandled: readonly { message: string }[]): Outcome {
  let passed = 0;
  const failed: string[] = unhandled.map(({ message }) => `outside of any test: ${message}`);
  const left = { skipped: [] as string[], notAsked: [] as string[] };
  const secondTry: string[] = [];
  for (const module of modules) {
    const before = failed.length;
    for (const test of module.children.allTests()) {
      const name = `${module.relativeModuleId}: ${test.fullName}`;
      const { state, note } = test.result();
      if (state === 'passed') {
        passed += 1;
        if ((test.diagnostic()?.retryCount ?? 0) > 0) secondTry.push(name);
      } else if (state === 'skipped') leaveOut(name, note, left);
      else failed.push(name);
    }
    if (!module.ok() && failed.length === before) failed.push(`${module.relativeModuleId}: the file as a whole`);
  }
  return { passed, failed, ...left, secondTry };
}

/** Leaves the outcome of a Vitest run in `file`, as JSON. */
export function outcomeReporter(file: string): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      writeFileSync(file, JSON.stringify(outcomeOfVitest(modules, unhandled)));
    },
  };
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
  const left = { skipped: [] as string[], notAsked: [] as string[] };
  const secondTry: string[] = [];
  function add({ specs = [], suites: nested = [] }: PlaywrightSuite): void {
    for (const { title, file, tests } of specs) {
      for (const { status, annotations } of tests) {
        const name = `${file}: ${title}`;
        if (status === 'expected' || status === 'flaky') {
          passed += 1;
          if (status === 'flaky') secondTry.push(name);
        } else if (status === 'skipped') {
          const why = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
          leaveOut(name, why, left);
        } else failed.push(name);
      }
    }
    for (const suite of nested) add(suite);
  }
  for (const suite of suites) add(suite);
  return { passed, failed, ...left, secondTry };
}
