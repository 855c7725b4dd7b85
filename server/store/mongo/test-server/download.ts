/** The third way: the mongod that mongodb-memory-server-core can download. Where it cannot, that is remembered for a day. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE, type Way } from './machine.ts';

const VERSION = '8.0.12';
const IN_VAIN = join(CACHE, 'no-mongod-to-download');
const REMEMBERED_MS = 24 * 3_600_000;

export async function downloadedMongod(): Promise<Way | null> {
  const triedAt = (await stat(IN_VAIN).catch(() => null))?.mtimeMs ?? 0;
  if (Date.now() - triedAt < REMEMBERED_MS) return null;
  try {
    // Loaded where it is needed alone: it brings a driver of its own.
    const { MongoBinary } = await import('mongodb-memory-server-core');
    const binary = await MongoBinary.getPath({ version: VERSION, downloadDir: join(CACHE, 'mongod') });
    return { kind: 'mongod', binary, from: 'downloaded by mongodb-memory-server-core' };
  } catch {
    await mkdir(CACHE, { recursive: true });
    await writeFile(IN_VAIN, '');
    return null;
  }
}
