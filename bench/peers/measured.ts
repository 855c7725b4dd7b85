/** The child's side of a measured server: tells its port, and on asking what it has used so far. Ends with its parent. */
import type { Kept, Usage } from './child.ts';

const NOTHING: Kept = { bytes: 0, motionBatches: 0, durableBatches: 0 };

/** `kept`: what was written to the log so far, for those that keep one. */
export function measured(port: number, kept: () => Kept = () => NOTHING): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuMs: (user + system) / 1_000,
      atMs: performance.now(),
      rssBytes: process.memoryUsage.rss(),
      kept: { ...kept() },
    };
    process.send?.(usage);
  });
  process.send?.(port);
}
