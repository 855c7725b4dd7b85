/** Builds the pages when what they are made of has changed since the last time: contents decide, not dates. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A `test` build exposes the board and the wall to the browser tests (`vite.config.ts`). */
export type BuildMode = 'production' | 'test';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS: Record<BuildMode, readonly string[]> = {
  production: ['client', 'shared', 'assets'],
  test: ['client', 'shared', 'assets', 'e2e/browser/support/probes'],
};
const FILES = ['vite.config.ts', 'tsconfig.json', 'package-lock.json'];
/** In the built folder: the stamp of these pages, which the server tells every page that connects. */
export const BUILD_STAMP_FILE = 'build-stamp.txt';
/** Kept in the built folder: the fingerprint of what it was built from. It is written last. */
const STAMP = '.built-from';

/** Where the pages of `mode` are built to. */
export function builtFolder(mode: BuildMode): string {
  return join(ROOT, 'dist', mode === 'production' ? 'client' : `client-${mode}`);
}

/** Every file below `folder`, relative to the root, in an order that does not depend on the file system. */
async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(join(ROOT, folder))) return [];
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .sort();
}

async function fingerprint(mode: BuildMode): Promise<string> {
  const hash = createHash('sha256').update(mode);
  const files = (await Promise.all(FOLDERS[mode].map(filesBelow))).flat();
  for (const file of [...files, ...FILES]) {
    const bytes = await readFile(join(ROOT, file));
    hash.update(`\n${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * Builds in a process of its own, so that the server's keeps none of the bundler.
 * @param log called before it builds, and not when there is nothing to do
 * @returns the folder that holds the built pages
 * @throws Error when the pages do not build; the bundler has printed why
 */
export async function buildClient(mode: BuildMode, log: (sentence: string) => void): Promise<string> {
  const folder = builtFolder(mode);
  const fingerprintNow = await fingerprint(mode);
  const fingerprintBuilt = await readFile(join(folder, STAMP), 'utf8').catch(() => 'not built yet');
  if (fingerprintBuilt === fingerprintNow) return folder;

  log('Building the pages. This is done once, and again when they have changed ...');
  const bundler = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', '--mode', mode, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const building = spawn(process.execPath, [bundler, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Vite keeps a value that is set, and pages for anything but production would hold checks for developers.
    env: { BUILD_STAMP: fingerprintNow.slice(0, 16), ...process.env, NODE_ENV: 'production' },
  });
  const [status] = await once(building, 'close');
  if (status !== 0) throw new Error('the pages could not be built');
  await writeFile(join(folder, STAMP), fingerprintNow);
  return folder;
}
