/** A process of the harness: a browser, its driver, or the display that both draw on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Until a program answers after its start. Milliseconds. */
const START_MS = 60_000;
/** Until a program that was asked to end is killed. Milliseconds. */
const END_MS = 5_000;

export class EngineProcess {
  readonly #child: ChildProcess;
  #printed = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#printed += text));
  }

  /** All that it has printed. */
  get printed(): string {
    return this.#printed;
  }

  /** Waits until `check` gives something; one that throws is tried again. */
  async until<Result>(check: () => Result | Promise<Result>): Promise<NonNullable<Result>> {
    const end = performance.now() + START_MS;
    while (performance.now() < end) {
      if (this.#child.exitCode !== null) break;
      const result = await Promise.resolve()
        .then(check)
        .catch(() => null);
      if (result !== null && result !== undefined && result !== false) return result;
      await sleep(50);
    }
    throw new Error(`${this.#child.spawnfile} did not start: ${this.#printed.slice(-600)}`);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), END_MS);
    await ended;
    clearTimeout(timer);
  }
}

export function startProcess(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): EngineProcess {
  const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  // A program that cannot be started: `until` reports it.
  child.on('error', () => undefined);
  return new EngineProcess(child);
}

/** A display without a screen. Firefox draws no WebGL without one, WebKitGTK nothing at all. */
export async function startDisplay(xvfb: string): Promise<{ readonly name: string; readonly process: EngineProcess }> {
  const process = startProcess(xvfb, ['-displayfd', '1', '-screen', '0', '1600x1300x24', '-nolisten', 'tcp']);
  const number = await process.until(() => /^\s*(\d+)\s*$/m.exec(process.printed)?.[1]);
  return { name: `:${number}`, process };
}
