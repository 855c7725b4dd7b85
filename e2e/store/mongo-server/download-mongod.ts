/** The third source: the mongod that mongodb-memory-server-core downloads. A failed download is not retried for a day. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE_FOLDER, type MongoSource } from './local-programs.ts';

const VERSION = '8.0.12';
const FAILED_MARKER = join(CACHE_FOLDER, 'no-mongod-to-download');
const RETRY_AFTER_MS = 24 * 3_600_000;

export async function downloadedMongod(): Promise<MongoSource | null> {
  const triedAt = (await stat(FAILED_MARKER).catch(() => null))?.mtimeMs ?? 0;
  if (Date.now() - triedAt < RETRY_AFTER_MS) return null;
  try {
    // Loaded only when needed: it brings a driver of its own.
    const { MongoBinary } = await import('mongodb-memory-server-core');
    const binary = await MongoBinary.getPath({ version: VERSION, downloadDir: join(CACHE_FOLDER, 'mongod') });
    return { kind: 'mongod', binary, from: 'downloaded by mongodb-memory-server-core' };
  } catch {
    await mkdir(CACHE_FOLDER, { recursive: true });
    await writeFile(FAILED_MARKER, '');
    return null;
  }
}
