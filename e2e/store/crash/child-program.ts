/** Runs a test's program in a process of its own and reads its output lines. A program that outlives the test is killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface ChildProgram {
  readonly child: ChildProcess;
  /** Lines of its output, in order, until it ends. */
  readonly lines: AsyncIterableIterator<string>;
  /** Ends it as a power cut would, and waits for its end. */
  kill(): Promise<void>;
}

/** @param before a shell command that sets limits first */
export function startProgram(file: URL, args: readonly string[], before = ':'): ChildProgram {
  const shell = `${before}; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', shell, process.execPath, fileURLToPath(file), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), kill };
}

/** The next line; null after the last one. */
export async function nextLine({ lines }: ChildProgram): Promise<string | null> {
  const next = await lines.next();
  return next.done === true ? null : next.value;
}
