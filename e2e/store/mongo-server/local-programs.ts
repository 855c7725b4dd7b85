/** What this machine has: a way to a MongoDB, programs, and a folder for what a test run need not fetch twice. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server that is named, a mongod to start, or mongo-java-server. */
export type MongoSource =
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'mongod'; readonly binary: string; readonly from: string }
  | { readonly kind: 'java'; readonly java: string; readonly classPath: string };

export const CACHE_FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/jogak', import.meta.url));

/** What a program prints, both ways out; null when it does not end well or in time. */
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
