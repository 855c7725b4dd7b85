/**
 * `npm test`: runs every test that this machine can run, then prints what passed, failed and was skipped, and why.
 *
 * `npm test -- unit` and `-- e2e` run one kind; the path of a test file runs that file; other words are passed on to the
 * runners. A plain run leaves several nodes, other engines than Chromium and some of the longest tests to --all, and says so; a file that is
 * named is played whole. With --all nothing may be skipped: every engine and every database has to be there. Each runner writes a
 * report file, from which the counts come.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_NAMES, findEngine } from '#e2e/browser/support/engines/find-engines.ts';
import { findBrowser } from '#e2e/browser/support/find-browser.ts';
import { CASES_VARIABLE } from '#e2e/fixtures/long-tables.ts';
import { FOUND_SERVER_VARIABLE, findMongo, MONGO_SOURCES } from '#e2e/store/mongo-server/find-server.ts';
import { describeMongo } from '#e2e/store/mongo-server/test-mongo.ts';
import { runProgram } from '#tools/run-program.ts';
import { type Outcome, outcomeOfPlaywright } from './test-reports.ts';

interface Part extends Outcome {
  /** Which tests ran, and on what. */
  readonly title: string;
}

const NOTHING: Outcome = { passed: 0, failed: [], skipped: [], unsupported: [], leftToAll: [], retried: [] };

const words = process.argv.slice(2);
const playsAll = words.includes('--all');
const kind = words.find((word) => word === 'unit' || word === 'e2e');
const rest = words.filter((word) => word !== '--all' && word !== kind);
const isSpec = (word: string) => /\.spec\.tsx?|^e2e\/browser\//.test(word);
const isTest = (word: string) => /\.test\.tsx?/.test(word);
const isPlain = !playsAll && !rest.some((word) => isSpec(word) || isTest(word));
const CASES = { [CASES_VARIABLE]: isPlain ? 'some' : 'all' };
/** A run without words leaves these to --all as a whole: they are slow, and few changes concern them. */
const leavesParts = !playsAll && rest.length === 0;
const WITHOUT_NODES = leavesParts ? ['--exclude', 'e2e/integration/nodes/**'] : [];
const IN_CHROMIUM = leavesParts ? ['--project=embedded', '--project=mongodb'] : [];

const mongo = await findMongo();
// Looked up once and passed on to the tests.
const FOUND = { [FOUND_SERVER_VARIABLE]: JSON.stringify(mongo) };
const DATABASE = `on the embedded database and ${mongo === null ? 'on no MongoDB' : `on ${await describeMongo(mongo)}`}`;

/** Runs tests and reads their report. A run that exits with a failure although no test failed has failed as a whole. */
async function outcomeOf(
  [packageName, name]: readonly [string, string],
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  read: (report: string) => Outcome,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'jogak-tests-'));
  const report = join(folder, 'report.json');
  const { status } = await runProgram(packageName, name, args, {
    output: 'terminal',
    env: { ...env, ...FOUND, ...CASES, TEST_REPORT: report },
  });
  const text = await readFile(report, 'utf8').catch(() => null);
  await rm(folder, { recursive: true, force: true });
  const outcome = text === null ? NOTHING : read(text);
  if ((status === 0 && text !== null) || outcome.failed.length > 0) return outcome;
  return {
    ...outcome,
    failed: [`${name} ended with ${status ?? 'a signal'}${text === null ? ' and left no report' : ''}`],
  };
}

async function unitTests(words: readonly string[]): Promise<Part> {
  const outcome = await outcomeOf(
    ['vitest', 'vitest'],
    ['run', '--passWithNoTests', ...WITHOUT_NODES, ...words],
    {},
    (report) => JSON.parse(report),
  );
  return { title: `Unit, server and socket tests, ${DATABASE}`, ...outcome };
}

async function browserTests(words: readonly string[]): Promise<Part> {
  const args = ['test', '--pass-with-no-tests', ...IN_CHROMIUM, ...words];
  const browser = findBrowser();
  if (typeof browser === 'string') {
    const title = `Browser tests: LEFT OUT, because ${browser}`;
    const list = [...args, '--list', '--reporter=json'];
    const { printed } = await runProgram('@playwright/test', 'playwright', list, { output: 'captured' });
    return { title, ...outcomeOfPlaywright(JSON.parse(printed)) };
  }
  const outcome = await outcomeOf(['@playwright/test', 'playwright'], args, { CHROMIUM_PATH: browser.path }, (report) =>
    outcomeOfPlaywright(JSON.parse(report)),
  );
  const engines = leavesParts ? [] : ENGINE_NAMES.filter((name) => typeof findEngine(name) !== 'string');
  return { title: `Browser tests, in ${[browser.version, ...engines].join(', ')}, ${DATABASE}`, ...outcome };
}

/** @param names each begins with its file and a colon */
function countByFile(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const file = name.slice(0, name.indexOf(': '));
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

/** `N passed, N failed`, and the number of skipped tests if there are any. */
function counts({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}

const parts: Part[] = [];
if (kind !== 'e2e' && !rest.some(isSpec)) parts.push(await unitTests(rest));
if (kind !== 'unit' && !rest.some(isTest)) parts.push(await browserTests(rest));

const total: Outcome = {
  passed: parts.reduce((sum, { passed }) => sum + passed, 0),
  failed: parts.flatMap(({ failed }) => failed),
  skipped: parts.flatMap(({ skipped }) => skipped),
  unsupported: parts.flatMap(({ unsupported }) => unsupported),
  leftToAll: parts.flatMap(({ leftToAll }) => leftToAll),
  retried: parts.flatMap(({ retried }) => retried),
};
console.log('');
for (const name of total.failed) console.log(`FAILED   ${name}`);
for (const name of total.retried) console.log(`2ND TRY  ${name}`);
for (const name of total.unsupported) console.log(`NOT RUN  ${name}`);
for (const name of total.skipped) console.log(`SKIPPED  ${name}`);
if (leavesParts) console.log('Several nodes and other engines than Chromium are left to "npm test -- --all".');
if (total.leftToAll.length > 0) {
  console.log(`${total.leftToAll.length} tests are left to "npm test -- --all", of these files:`);
  for (const [file, count] of countByFile(total.leftToAll)) console.log(`    ${count} of ${file}`);
}
if (mongo === null) console.log(`No MongoDB for the tests that need one. Any of these would do: ${MONGO_SOURCES}.`);
for (const part of parts) console.log(`${part.title}: ${counts(part)}`);
if (playsAll && total.skipped.length > 0) console.log('Here nothing may be skipped (--all): this run has failed.');
if (total.passed + total.failed.length + total.skipped.length === 0)
  console.log('No test was found: this run has failed.');
console.log(counts(total));

const isGood = total.failed.length === 0 && total.passed > 0 && !(playsAll && total.skipped.length > 0);
process.exitCode = isGood ? 0 : 1;
