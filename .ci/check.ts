/** Types, lint and format, walls, dead code, documents, lockfile: each says what is wrong, and any of them fails the check. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDocuments } from './documents.ts';
import { checkLockfile } from './lockfile.ts';
import { checkWalls } from './walls.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Result {
  readonly what: string;
  readonly problems: string;
}

async function program(what: string, name: string, args: readonly string[]): Promise<Result> {
  const child = spawn(join(ROOT, 'node_modules', '.bin', name), args, {
    cwd: ROOT,
    shell: process.platform === 'win32',
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed += chunk;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { what, problems: status === 0 ? '' : printed || `${name} ended with ${status}` };
}

const results = await Promise.all([
  program('types', 'tsc', ['--noEmit', '--pretty', 'false']),
  program('lint and format', 'biome', ['check', '.', '--colors=off', '--error-on-warnings']),
  program('dead code', 'knip', ['--no-progress']),
  checkWalls(ROOT).then((problems) => ({ what: 'walls', problems })),
  checkDocuments(ROOT).then((problems) => ({ what: 'documents', problems })),
  checkLockfile(ROOT).then((problems) => ({ what: 'lockfile', problems })),
]);
for (const { what, problems } of results)
  console.log(problems === '' ? `ok    ${what}` : `\nWRONG ${what}\n${problems}\n`);
process.exitCode = results.some(({ problems }) => problems !== '') ? 1 : 0;
