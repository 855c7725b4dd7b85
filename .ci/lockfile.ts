/** The lockfile names no registry, and holds no version that is known to be unsafe. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Oldest versions without the denial-of-service faults that were found in them. */
const OLDEST: Readonly<Record<string, readonly [number, number, number]>> = {
  'socket.io-parser': [4, 2, 7],
  'engine.io': [6, 6, 10],
  ws: [8, 21, 1],
  multer: [2, 5, 0],
  sharp: [0, 35, 0],
};

export async function checkLockfile(root: string): Promise<string> {
  const problems: string[] = [];
  const lock: { packages: Record<string, { version?: string; resolved?: string }> } = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  );
  for (const [path, { version = '', resolved }] of Object.entries(lock.packages)) {
    if (resolved !== undefined) problems.push(`${path} names where it came from: ${resolved}`);
    const oldest = OLDEST[path.replace(/^.*node_modules\//, '')];
    const parts = version.split('.').map(Number);
    const at = oldest?.findIndex((part, index) => part !== parts[index]) ?? -1;
    if (oldest !== undefined && at >= 0 && (parts[at] ?? 0) < (oldest[at] ?? 0))
      problems.push(`${path} ${version} is older than ${oldest.join('.')}`);
  }
  return problems.join('\n');
}
