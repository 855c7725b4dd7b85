/** The project's source files, parsed once for all checks. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type ESTree, parseSync } from 'vite';

export interface PackageImport {
  readonly name: string;
  readonly isType: boolean;
}

export interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  /** Paths from the root of our files that it imports, types included; each once. */
  readonly imports: readonly string[];
  /** Packages that it imports; `isType`: for their types alone, which do not exist at run time. */
  readonly packages: readonly PackageImport[];
}

/** Paths of all files of the repository that git tracks or does not ignore. */
export function repositoryFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\n').filter((path) => path !== '');
}

/** All our TypeScript, tests included. */
export async function readSourceFiles(root: string): Promise<SourceFile[]> {
  const paths = repositoryFiles(root).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
  const read = async (path: string) => {
    const text = await readFile(join(root, path), 'utf8').catch(() => null);
    return text === null ? [] : [parseSourceFile(path, text)];
  };
  return (await Promise.all(paths.map(read))).flat();
}

export function parseSourceFile(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const own = new Set<string>();
  const packages: PackageImport[] = [];
  const add = (specifier: string, isType: boolean) => {
    const target = resolveOwn(path, specifier);
    if (target === null) packages.push({ name: specifier, isType });
    else own.add(target);
  };
  for (const { moduleRequest, entries } of module.staticImports)
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries) if (moduleRequest !== null) add(moduleRequest.value, isType);
  for (const { moduleRequest } of module.dynamicImports) {
    const [, , literal] = /^(['"`])(.*)\1$/s.exec(text.slice(moduleRequest.start, moduleRequest.end)) ?? [];
    if (literal !== undefined) add(literal, false);
  }
  return { path, text, program, imports: [...own], packages };
}

/** The path of the file of ours that a specifier names; null for a package. */
export function resolveOwn(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return specifier.startsWith('#') ? specifier.slice(1) : null;
}

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path);
}
