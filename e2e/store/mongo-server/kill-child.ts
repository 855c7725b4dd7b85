import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Ends a process that the test has started, as a power cut would, and waits for its end. One that has ended is left. */
export async function killChild(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
