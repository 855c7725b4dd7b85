/** Tests beside their source, and those that play over real sockets. Browser tests are Playwright's. */
import { defineConfig } from 'vitest/config';
import { LongFirst } from './.ci/test/long-first.ts';
import { outcomeReporter } from './.ci/test/reports.ts';

const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    environment: 'node',
    // Twice the cores of the smallest machine we test on: most of them wait for something.
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
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000, interval: 10 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For the closing lines of `npm test`.
    reporters: report === undefined ? ['default'] : ['default', outcomeReporter(report)],
  },
});
