/**
 * Every test: those of Vitest, then the browser's. `npm test -- unit` or `-- e2e` runs one kind; other words go to the
 * runners as they are. With --no-skip a test that did not run is a failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClient } from '../client/build.mjs';
import { findBrowser } from './browser.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const words = process.argv.slice(2);
const mayNotSkip = words.includes('--no-skip');
const kind = words.find((word) => word === 'unit' || word === 'e2e');
const rest = words.filter((word) => word !== '--no-skip' && word !== kind);
const reports = mkdtempSync(join(tmpdir(), 'jogak-tests-'));
const notes: string[] = [];
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

function run(program: string, args: readonly string[], report: string, env: Record<string, string> = {}): boolean {
  const bin = join(ROOT, 'node_modules', '.bin', program);
  const { status } = spawnSync(bin, [...args, ...rest], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env, TEST_REPORT: report },
  });
  return status === 0;
}

/** A report's counts; a runner that ended badly without one failed as a whole. */
function add(ok: boolean, what: string, count: () => Counts): void {
  let counts: Counts;
  try {
    counts = count();
  } catch (error) {
    notes.push(`${what}: no report (${String(error)})`);
    counts = { passed: 0, failed: 1, skipped: 0 };
  }
  if (!ok && counts.failed === 0) counts.failed = 1;
  notes.push(`${what}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

if (kind !== 'e2e') {
  const report = join(reports, 'vitest.json');
  const ok = run('vitest', ['run'], report);
  add(ok, 'Unit, server and socket tests, on the embedded store', () => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  });
}
if (kind !== 'unit') {
  const browser = findBrowser();
  if (typeof browser === 'string') {
    notes.push(`SKIPPED: all browser tests: ${browser}`);
    total.skipped += 1;
  } else {
    await buildClient('test', (sentence) => console.log(sentence));
    const report = join(reports, 'playwright.json');
    const ok = run('playwright', ['test'], report, { CHROMIUM_PATH: browser.path });
    add(ok, `Browser tests, in ${browser.version}`, () => {
      const { stats } = JSON.parse(readFileSync(report, 'utf8'));
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
    });
  }
}
rmSync(reports, { recursive: true, force: true });

console.log('');
for (const note of notes) console.log(note);
if (mayNotSkip && total.skipped > 0) console.log('Skipped tests are failures here (--no-skip).');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 || (mayNotSkip && total.skipped > 0) ? 1 : 0;
