/** A generated secret in a file beside the data, readable by the server's own user alone. */
import { readFile, writeFile } from 'node:fs/promises';
import { retryWhileHeld } from './held-files.ts';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Null: there is none. */
async function readSecret(file: string): Promise<string | null> {
  try {
    const stored = (await retryWhileHeld(() => readFile(file, 'utf8'))).trim();
    return stored === '' ? null : stored;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Returns the secret in `file`. Without one it generates a secret and writes it durably first. Processes that start together agree. */
export async function loadOrCreateSecret(file: string, generate: () => string): Promise<string> {
  const stored = await readSecret(file);
  if (stored !== null) return stored;
  const created = generate();
  const options = { mode: 0o600, flush: true };
  try {
    await retryWhileHeld(() => writeFile(file, `${created}\n`, { ...options, flag: 'wx' }));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const other = await readSecret(file);
    if (other !== null) return other;
    await retryWhileHeld(() => writeFile(file, `${created}\n`, options));
  }
  return created;
}
