/** Builds the client when what it is made of has changed since the last time: its files' contents decide, not their dates. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['client', 'shared', 'assets', 'vite.config.ts', 'package-lock.json'];
const STAMP = '.built-from';

async function* filesOf(path) {
  let entries;
  try {
    entries = await readdir(join(ROOT, path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') yield path;
    else if (error.code !== 'ENOENT') throw error;
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.name.includes('.test.')) yield* filesOf(join(path, entry.name));
  }
}

async function fingerprint(mode) {
  const hash = createHash('sha256').update(mode);
  for (const source of SOURCES) {
    for await (const file of filesOf(source)) hash.update(file).update(await readFile(join(ROOT, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {'production' | 'test'} mode `test` builds hold hooks that tests look through.
 * @param {(sentence: string) => void} say told when it has to build.
 * @returns {Promise<string>} the folder that was built to.
 */
export async function buildClient(mode, say) {
  const outDir = join(ROOT, 'dist', mode === 'production' ? 'client' : `client-${mode}`);
  const wanted = await fingerprint(mode);
  const built = await readFile(join(outDir, STAMP), 'utf8').catch(() => '');
  if (built === wanted) return outDir;
  say('Building the pages. This is done once, and again when they change ...');
  const { build } = await import('vite');
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.config.ts'),
    mode,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  await writeFile(join(outDir, STAMP), wanted);
  return outDir;
}
