/** A server in a process of its own, which reports its own CPU time, all threads included. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What the process has used since its start. */
export interface Usage {
  /** User and system time of all threads. */
  readonly cpuMs: number;
  /** The process's own monotonic clock. */
  readonly atMs: number;
  readonly rssBytes: number;
  readonly log: LogUsage;
}

/** Writes to the log: bytes of chunks, batches of motion alone, and batches with a durable event. */
export interface LogUsage {
  readonly bytes: number;
  readonly motionBatches: number;
  readonly durableBatches: number;
}

export class PeerProcess {
  readonly port: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.port = port;
  }

  /** Starts a program that calls `reportUsage`. @param options options for Node */
  static async start(
    program: URL,
    env: Record<string, string> = {},
    options: readonly string[] = [],
  ): Promise<PeerProcess> {
    const child = spawn(process.execPath, [...options, program.pathname], {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [port] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`${program.pathname} ended with ${code}`);
      }),
    ]);
    return new PeerProcess(child, Number(port));
  }

  async usage(): Promise<Usage> {
    this.#process.send('usage');
    const [usage] = await once(this.#process, 'message');
    return usage;
  }

  /** Asks the process to end, and waits for it. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }
}
