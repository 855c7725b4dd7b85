/** Tests beside their source, and those that play over real sockets. Browser tests are Playwright's. */
import { defineConfig } from 'vitest/config';
import { outcomeReporter } from './.ci/test/reports.ts';

const report = process.env['TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['{shared,server,client,assets,bench,.ci}/**/*.test.{ts,tsx}', 'e2e/{fixtures,live}/**/*.test.ts'],
    environment: 'node',
    // Tests kill processes and load native libraries: a process each, two at a time as on the smallest machine we test on.
    pool: 'forks',
    maxWorkers: 2,
    // As for the browser tests: what passes at the second try is told by name.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For the closing lines of `npm test`.
    reporters: report === undefined ? ['default'] : ['default', outcomeReporter(report)],
  },
});
