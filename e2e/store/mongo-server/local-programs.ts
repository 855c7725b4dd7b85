/** Programs of this machine, the kinds of MongoDB sources, and a cache folder for test runs. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A running server, a mongod to start, or mongo-java-server. */
export type MongoSource =
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'mongod'; readonly binary: string; readonly from: string }
  | { readonly kind: 'java'; readonly java: string; readonly classPath: string };

export const CACHE_FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/jogak', import.meta.url));

/** A program's stdout and stderr; null when it fails or times out. */
export function outputOf(program: string, args: readonly string[], ms: number): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: ms }, (error, stdout, stderr) => {
      resolve(error === null ? `${stdout}${stderr}` : null);
    });
  });
}

export function findOnPath(program: string): string | null {
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, file)).find((path) => existsSync(path)) ?? null;
}
