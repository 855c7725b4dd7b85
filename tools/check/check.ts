/** `npm run check`: every check that does not run the product. Each part prints its problems; any problem fails the check. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runProgram } from '#tools/run-program.ts';
import { scriptFloorProblems, styleFloorProblems } from './browser-floor.ts';
import { circleProblems } from './circles.ts';
import { checkDocuments } from './documents.ts';
import { invariantProblems } from './invariants.ts';
import { kindProblems } from './kinds.ts';
import { checkLockfile } from './lockfile.ts';
import { baseNameProblems, nameProblemsOf } from './names.ts';
import { sizeProblems } from './sizes.ts';
import { isTest, readSourceFiles, repositoryFiles } from './source-files.ts';
import { printStoreys, storeyProblemsOf } from './storeys.ts';
import { wallProblems } from './walls.ts';

interface Result {
  readonly what: string;
  /** One line each. */
  readonly problems: string;
}

async function program(what: string, packageName: string, name: string, args: readonly string[]): Promise<Result> {
  const { status, printed } = await runProgram(packageName, name, args, { output: 'captured' });
  return { what, problems: status === 0 ? '' : printed.trim() || `${name} ended with ${status}` };
}

async function own(what: string, check: (root: string) => Promise<readonly string[]>): Promise<Result> {
  return { what, problems: (await check(ROOT)).join('\n') };
}

async function styleProblems(): Promise<string[]> {
  const sheets = repositoryFiles(ROOT).filter((path) => /^client\/.*\.css$/.test(path));
  const problemsOf = async (path: string) =>
    styleFloorProblems(path, await readFile(join(ROOT, path), 'utf8').catch(() => ''));
  return (await Promise.all(sheets.map(problemsOf))).flat();
}

const files = await readSourceFiles(ROOT);
const paths = files.map(({ path }) => path);
const tests = files.filter(({ path }) => isTest(path));
const invariants = await readFile(join(ROOT, 'docs/invariants.md'), 'utf8');
const structure = (what: string, problems: readonly string[]): Result => ({ what, problems: problems.join('\n') });

const results = await Promise.all([
  program('types', 'typescript', 'tsc', ['--noEmit', '--pretty', 'false']),
  program('types of the pages', 'typescript', 'tsc', ['--noEmit', '--pretty', 'false', '--project', 'client']),
  program('lint and format', '@biomejs/biome', 'biome', [
    'check',
    '.',
    '--colors=off',
    '--error-on-warnings',
    '--max-diagnostics=100',
  ]),
  program('dead code', 'knip', 'knip', ['--no-progress']),
  structure('walls', files.flatMap(wallProblems)),
  structure('storeys', files.flatMap(storeyProblemsOf)),
  structure('circles', circleProblems(files)),
  structure('kinds of puzzle', kindProblems(files)),
  structure('sizes', sizeProblems(files)),
  structure('names', [
    ...files.filter(({ path }) => !path.startsWith('tools/check/names.')).flatMap((file) => nameProblemsOf(file)),
    ...baseNameProblems(paths),
  ]),
  structure('browsers', [...files.flatMap(scriptFloorProblems), ...(await styleProblems())]),
  structure('invariants', invariantProblems(invariants, tests)),
  own('documents', checkDocuments),
  own('lockfile', checkLockfile),
]);

const wrong = results.filter(({ problems }) => problems !== '');
for (const { what, problems } of wrong) console.log(`\n${what}:\n${problems}`);
console.log(`\n${printStoreys()}\n`);
for (const { what, problems } of results) console.log(`${problems === '' ? 'ok   ' : 'WRONG'}  ${what}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
