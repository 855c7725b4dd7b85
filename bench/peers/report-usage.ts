/** The child's side of a measured server: it reports its port, and its usage on request. */
import type { LogUsage, Usage } from './peer-process.ts';

const NOTHING: LogUsage = { bytes: 0, motionBatches: 0, durableBatches: 0 };

/** @param logUsage the writes to the log so far, for a server with a log */
export function reportUsage(port: number, logUsage: () => LogUsage = () => NOTHING): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuMs: (user + system) / 1_000,
      atMs: performance.now(),
      rssBytes: process.memoryUsage.rss(),
      log: { ...logUsage() },
    };
    process.send?.(usage);
  });
  process.send?.(port);
}
