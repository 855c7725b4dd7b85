/** A program of an installed package, run by this very Node whatever stands first on the PATH, and without a shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Ended {
  /** Null when a signal ended it. */
  readonly status: number | null;
  /** What it printed; empty when that went to the terminal. */
  readonly printed: string;
}

export interface Running {
  readonly env?: Readonly<Record<string, string>>;
  /** Where its words go. Kept: they come back with its end. */
  readonly output: 'terminal' | 'kept';
}

/** @param name of the package's program, as in its `bin` */
async function scriptOf(packageName: string, name: string): Promise<string> {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

export async function runProgram(
  packageName: string,
  name: string,
  args: readonly string[],
  { env, output }: Running,
): Promise<Ended> {
  const kept = output === 'kept' ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, [await scriptOf(packageName, name), ...args], {
    cwd: ROOT,
    stdio: ['ignore', kept, kept],
    env: { ...process.env, ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const [status] = await once(child, 'close');
  return { status, printed };
}
