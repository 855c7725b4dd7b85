/** Tests beside their source, and those that play over real sockets. Browser tests are Playwright's. */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { outcomeReporter } from './.ci/test/reports.ts';

/** Those that last a minute or two come first, so that none of them is what all wait for in the end. */
const LONG = /\/e2e\/live\/mongo\/|\/assets\/pictures\//;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    environment: 'node',
    // Most of their time they wait for servers, sockets and disks: twice as many as the cores of the smallest machine we test on.
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    projects: [
      // What only reckons shares its modules: most of such a file's time would be loading them again.
      {
        extends: true,
        test: { name: 'pure', include: ['{shared,client,.ci}/**/*.test.{ts,tsx}'], pool: 'threads', isolate: false },
      },
      // These kill processes and load native libraries: a process each.
      {
        extends: true,
        test: {
          name: 'real',
          include: ['{server,assets,bench}/**/*.test.{ts,tsx}', 'e2e/{fixtures,live}/**/*.test.ts'],
          pool: 'forks',
        },
      },
    ],
    // As for the browser tests: what passes at the second try is told by name.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For the closing lines of `npm test`.
    reporters: report === undefined ? ['default'] : ['default', outcomeReporter(report)],
  },
});
