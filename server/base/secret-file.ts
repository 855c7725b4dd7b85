/** A secret that nobody chose is made once and kept beside the data, readable by the server's own user alone. */
import { readFile, writeFile } from 'node:fs/promises';

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The secret in `file`; made, and durable, if there is none yet. */
export async function loadOrCreateSecret(file: string, make: () => string): Promise<string> {
  try {
    const stored = (await readFile(file, 'utf8')).trim();
    if (stored !== '') return stored;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const created = make();
  await writeFile(file, `${created}\n`, { mode: 0o600, flush: true });
  return created;
}
