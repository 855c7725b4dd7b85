/** The results of both test runners in one shape: how many tests passed, which failed, which were skipped and why. */
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter } from 'vitest/node';
import { LEFT_TO_ALL } from '#e2e/fixtures/long-tables.ts';
import { SKIP_REASON_PREFIX } from '#e2e/store/mongo-server/find-server.ts';

export interface Outcome {
  readonly passed: number;
  /** One name each. A file that could not be loaded counts as one, and so does a run that failed outside of any test. */
  readonly failed: readonly string[];
  /** One name each, with the reason if there is one. */
  readonly skipped: readonly string[];
  /** The same for tests that the database of this run cannot serve: skipping them leaves nothing of ours untested. */
  readonly unsupported: readonly string[];
  /** What a plain run leaves out, and `--all` plays: one name each. */
  readonly leftToAll: readonly string[];
  /** Passed tests that needed a second attempt, as a busy machine may cause: one name each, with what the first one said. */
  readonly retried: readonly string[];
}

type Skips = Record<'skipped' | 'unsupported' | 'leftToAll', string[]>;

const noSkips = (): Skips => ({ skipped: [], unsupported: [], leftToAll: [] });

/** Adds a skipped test to the list that its reason belongs to. */
function addSkipped(name: string, why: string | undefined, { skipped, unsupported, leftToAll }: Skips): void {
  if (why === LEFT_TO_ALL) {
    leftToAll.push(name);
    return;
  }
  const list = why?.startsWith(SKIP_REASON_PREFIX) === true ? unsupported : skipped;
  list.push(why === undefined ? name : `${name} (${why})`);
}

/** What a runner says of an error begins with its sentence; the rest is the place, and what was around it. */
function firstLineOf(message: string | undefined): string {
  const [line = ''] = stripVTControlCharacters(message ?? '').split('\n');
  return line.trim();
}

/** @param why what its first attempt said */
function retriedAs(name: string, why: string | undefined): string {
  const line = firstLineOf(why);
  return line === '' ? name : `${name} (${line})`;
}

/** The part of Vitest's test modules that is read: one module per file. */
interface VitestModule {
  readonly relativeModuleId: string;
  ok(): boolean;
  readonly children: {
    allTests(): Iterable<{
      readonly fullName: string;
      /** The errors are those of every attempt: of one that passed, too. */
      result(): {
        readonly state: string;
        readonly note?: string | undefined;
        readonly errors?: readonly { readonly message: string }[] | undefined;
      };
      diagnostic(): { readonly retryCount: number } | undefined;
    }>;
  };
}

/** @param unhandled errors outside of any test */
export function outcomeOfVitest(modules: readonly VitestModule[], unhandled: readonly { message: string }[]): Outcome {
  let passed = 0;
  const failed: string[] = unhandled.map(({ message }) => `outside of any test: ${message}`);
  const skips = noSkips();
  const retried: string[] = [];
  for (const module of modules) {
    const before = failed.length;
    for (const test of module.children.allTests()) {
      const name = `${module.relativeModuleId}: ${test.fullName}`;
      const { state, note, errors } = test.result();
      if (state === 'passed') {
        passed += 1;
        if ((test.diagnostic()?.retryCount ?? 0) > 0) retried.push(retriedAs(name, errors?.[0]?.message));
      } else if (state === 'skipped') addSkipped(name, note, skips);
      else failed.push(name);
    }
    if (!module.ok() && failed.length === before) failed.push(`${module.relativeModuleId}: the file as a whole`);
  }
  return { passed, failed, ...skips, retried };
}

/** Writes the outcome of a Vitest run to `file`, as JSON. */
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
      /** One an attempt. */
      readonly results?: readonly { readonly error?: { readonly message?: string } }[];
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

/** The part of Playwright's JSON report that is read. */
interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
}

export function outcomeOfPlaywright({ suites, errors }: PlaywrightReport): Outcome {
  let passed = 0;
  const failed: string[] = errors.map(({ message }) => `outside of any test: ${message ?? 'an error'}`);
  const skips = noSkips();
  const retried: string[] = [];
  function add({ specs = [], suites: nested = [] }: PlaywrightSuite): void {
    for (const { title, file, tests } of specs) {
      for (const { status, annotations, results } of tests) {
        const name = `${file}: ${title}`;
        if (status === 'expected' || status === 'flaky') {
          passed += 1;
          if (status === 'flaky') retried.push(retriedAs(name, results?.[0]?.error?.message));
        } else if (status === 'skipped') {
          const why = annotations.find(
            ({ type, description }) => type === 'skip' && description !== undefined,
          )?.description;
          addSkipped(name, why, skips);
        } else failed.push(name);
      }
    }
    for (const suite of nested) add(suite);
  }
  for (const suite of suites) add(suite);
  return { passed, failed, ...skips, retried };
}
