/** The child's side of a measured server: tells its port, and on asking what it has used so far. Ends with its parent. */
import type { Usage } from './child.ts';

/** `kept`: bytes of log written so far, for those that keep one. */
export function measured(port: number, kept: () => number = () => 0): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuMs: (user + system) / 1_000,
      atMs: performance.now(),
      rssBytes: process.memoryUsage.rss(),
      keptBytes: kept(),
    };
    process.send?.(usage);
  });
  process.send?.(port);
}
