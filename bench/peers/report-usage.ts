/** The child's side of a measured server: tells its port, and on asking what it has used so far. Ends with its parent. */
import type { LogUsage, Usage } from './peer-process.ts';

const NOTHING: LogUsage = { bytes: 0, motionBatches: 0, durableBatches: 0 };

/** `kept`: what was written to the log so far, for those that keep one. */
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
