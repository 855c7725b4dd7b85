/** Checks the documents: every command, path and setting that they name exists, and every setting is documented. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

export interface Document {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Facts {
  /** The scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** The variables that server/app/config.ts reads. */
  readonly settings: ReadonlySet<string>;
  readonly exists: (path: string) => boolean;
}

/** Folders with documents. */
const FOLDERS = ['.', 'docs', 'docs/decisions'] as const;
/** Scripts that npm runs without `run`. */
const SHORT = new Set(['start', 'test', 'stop', 'restart']);
const COMMAND = /\bnpm (run )?([a-z][a-z-]*(?::[a-z-]+)*)/g;
const LINK = /\]\(([^)#\s]+)[^)\n]*\)/g;
/** In backticks and starting with one of our folders; patterns with stars are left out. */
const PATH = /`((?:server|client|shared|assets|e2e|bench|demo|tools|deploy|docs|\.ci)\/[A-Za-z0-9_./-]*)`/g;
/** A table of settings, by the head of its first column. */
const SETTINGS_TABLE = /^\| *(?:Settings?|Variables?) *\|.*\n\|[ :|-]+\n((?:\|.*(?:\n|$))*)/gim;
const SETTINGS_ROW = /^\| *`([A-Z][A-Z0-9_]*)`/gm;
/** `PORT=80 npm start` */
const ASSIGNED = /(?<![\w-])([A-Z][A-Z0-9_]+)=\S* (?=.*\bnpm (?:start|test|run)\b)/g;
/** Not settings of the server: NODE_ENV belongs to its libraries, CI to the tests. */
const OTHERS = new Set(['CI', 'NODE_ENV']);

function* commandProblems({ path, text }: Document, { scripts }: Facts): Generator<string> {
  for (const [, run, name = ''] of text.matchAll(COMMAND)) {
    if ((run !== undefined || SHORT.has(name)) && !scripts.has(name))
      yield `${path} names "npm ${run ?? ''}${name}": there is no such script`;
    if (run === undefined && !SHORT.has(name) && scripts.has(name))
      yield `${path} names "npm ${name}": it is "npm run ${name}"`;
  }
}

function* pathProblems({ path, text }: Document, { exists }: Facts): Generator<string> {
  for (const [, link = ''] of text.matchAll(LINK)) {
    if (!/^[a-z]+:/.test(link) && !exists(posix.join(posix.dirname(path), link)))
      yield `${path} links to ${link}: there is no such file`;
  }
  for (const [, named = ''] of text.matchAll(PATH)) {
    if (!exists(named)) yield `${path} names ${named}: there is no such file`;
  }
}

function* settingProblems({ path, text }: Document, { settings }: Facts): Generator<string> {
  const rows = [...text.matchAll(SETTINGS_TABLE)].flatMap(([, body = '']) => [...body.matchAll(SETTINGS_ROW)]);
  for (const [, name = ''] of [...rows, ...text.matchAll(ASSIGNED)]) {
    if (!settings.has(name) && !OTHERS.has(name))
      yield `${path} documents ${name}: server/app/config.ts does not read it`;
  }
}

/** One line for each problem. */
export function documentProblems(documents: readonly Document[], facts: Facts): string[] {
  const undocumented = [...facts.settings].filter(
    (name) => !documents.some(({ text }) => text.includes(`\`${name}\``)),
  );
  return [
    ...documents.flatMap((document) => [
      ...commandProblems(document, facts),
      ...pathProblems(document, facts),
      ...settingProblems(document, facts),
    ]),
    ...undocumented.map((name) => `server/app/config.ts reads ${name}: no document names it`),
  ];
}

/** The names in calls of `read('NAME', ...)`. */
export function settingsOf(config: string): Set<string> {
  return new Set([...config.matchAll(/\bread(?:<[^(]*>)?\(\s*'([A-Z][A-Z0-9_]*)'/g)].map(([, name = '']) => name));
}

async function documentsIn(root: string, folder: string): Promise<Document[]> {
  if (!existsSync(join(root, folder))) return [];
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: posix.join(folder, name),
      text: await readFile(join(root, folder, name), 'utf8'),
    })),
  );
}

export async function checkDocuments(root: string): Promise<string[]> {
  const documents = (await Promise.all(FOLDERS.map((folder) => documentsIn(root, folder)))).flat();
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const settings = settingsOf(await readFile(join(root, 'server/app/config.ts'), 'utf8'));
  if (settings.size === 0)
    return ['server/app/config.ts seems to read no setting: this check no longer understands it'];
  return documentProblems(documents, {
    scripts: new Set(Object.keys(scripts)),
    settings: documents.length === 0 ? new Set() : settings,
    exists: (path) => existsSync(join(root, path)),
  });
}
