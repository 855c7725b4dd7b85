/** Tests beside their source, and those that play over real sockets. Browser tests are Playwright's. */
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/test/longest-first.ts';
import { outcomeReporter } from './tools/test/test-reports.ts';

const report = process.env['TEST_REPORT'];
const isCi = process.env['CI'] !== undefined;

export default defineConfig({
  test: {
    environment: 'node',
    // Twice the cores of the smallest machine we test on: most of them wait for something. Without the tests of several nodes, which keep
    // clocks of half a second, they may be more.
    maxWorkers: isCi ? 4 : 6,
    sequence: { sequencer: LongestFirst },
    projects: [
      // What only reckons shares its modules: most of such a file's time would be loading them again.
      {
        extends: true,
        test: { name: 'pure', include: ['{shared,client,tools}/**/*.test.{ts,tsx}'], pool: 'threads', isolate: false },
      },
      // These kill processes and load native libraries: a process each.
      {
        extends: true,
        test: {
          name: 'real',
          include: [
            '{server,assets,bench,demo}/**/*.test.{ts,tsx}',
            'e2e/{fixtures,integration,simulation,store}/**/*.test.ts',
          ],
          pool: 'forks',
        },
      },
    ],
    // As for the browser tests: what passes at the second try is listed by name.
    retry: isCi ? 1 : 0,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 20_000, interval: 10 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For the closing lines of `npm test`.
    reporters: report === undefined ? ['default'] : ['default', outcomeReporter(report)],
  },
});
