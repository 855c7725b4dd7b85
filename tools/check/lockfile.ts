/**
 * Checks that the lockfile serves every machine: it names no registry, has the packages of every platform, runs no install
 * script, and has no version that is known to be unsafe.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** By path: '' is the project itself; the other paths start with node_modules/. */
export type LockedPackages = Readonly<Record<string, Locked>>;

/** The oldest versions without published faults that let a stranger stop a server. */
const OLDEST: Readonly<Record<string, readonly [number, number, number]>> = {
  'engine.io': [6, 6, 10],
  multer: [2, 5, 0],
  sharp: [0, 35, 0],
  'socket.io-parser': [4, 2, 7],
  ws: [8, 21, 1],
};

const INSIDE = 'node_modules/';

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf(INSIDE) + INSIDE.length);
}

/** Whether Node resolves `name` from the package at `path`: in its own folder, then in each folder above. */
function isFound(packages: LockedPackages, path: string, name: string): boolean {
  if (`${path === '' ? '' : `${path}/`}${INSIDE}${name}` in packages) return true;
  return path !== '' && isFound(packages, path.slice(0, Math.max(0, path.lastIndexOf(INSIDE) - 1)), name);
}

function isOlder(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  const at = oldest.findIndex((part, index) => part !== parts[index]);
  return at >= 0 && (parts[at] ?? 0) < (oldest[at] ?? 0);
}

/** One line for each problem. */
export function lockfileProblems(packages: LockedPackages): string[] {
  const problems: string[] = [];
  for (const [path, locked] of Object.entries(packages)) {
    const { version = '', resolved, integrity, hasInstallScript } = locked;
    for (const name of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) {
      if (!isFound(packages, path, name)) problems.push(`${path || 'package.json'} needs ${name}, which is not locked`);
    }
    if (path === '') continue;
    const oldest = OLDEST[nameOf(path)];
    if (resolved !== undefined) problems.push(`${path} names where it came from: ${resolved}`);
    if (integrity === undefined) problems.push(`${path} has no digest`);
    if (hasInstallScript === true) problems.push(`${path} runs a script when it is installed`);
    if (oldest !== undefined && isOlder(version, oldest))
      problems.push(`${path} ${version} is older than ${oldest.join('.')}`);
  }
  const names = new Set(Object.keys(packages).map(nameOf));
  for (const name of Object.keys(OLDEST)) {
    if (!names.has(name)) problems.push(`${name} is not locked: take it off the list of oldest versions`);
  }
  return problems;
}

export async function checkLockfile(root: string): Promise<string[]> {
  const lock: { readonly packages: LockedPackages } = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  );
  return lockfileProblems(lock.packages);
}
