/** Runs a program of an installed package by this same Node, whatever comes first on the PATH, and without a shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface ProgramResult {
  /** Null when a signal ended it. */
  readonly status: number | null;
  /** Its output; empty if that went to the terminal. */
  readonly printed: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Where its output goes. */
  readonly output: 'terminal' | 'captured';
}

/** @param name the program's name in the package's `bin` */
async function scriptOf(packageName: string, name: string): Promise<string> {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

export async function runProgram(
  packageName: string,
  name: string,
  args: readonly string[],
  { env, output }: RunOptions,
): Promise<ProgramResult> {
  const stream = output === 'captured' ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, [await scriptOf(packageName, name), ...args], {
    cwd: ROOT,
    stdio: ['ignore', stream, stream],
    env: { ...process.env, ...env },
  });
  let printed = '';
  for (const from of [child.stdout, child.stderr]) {
    from?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const [status] = await once(child, 'close');
  return { status, printed };
}
