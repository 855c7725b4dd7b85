/** A generated secret in a file beside the data, readable by the server's own user alone. */
import { readFile, writeFile } from 'node:fs/promises';

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Returns the secret in `file`. Without one it generates a secret and writes it durably first. */
export async function loadOrCreateSecret(file: string, generate: () => string): Promise<string> {
  try {
    const stored = (await readFile(file, 'utf8')).trim();
    if (stored !== '') return stored;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const created = generate();
  await writeFile(file, `${created}\n`, { mode: 0o600, flush: true });
  return created;
}
