/** Documents are kept true: every command, path and setting that they name exists, and every setting stands in one of them. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

export interface Document {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface House {
  /** The scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** The variables that server/app/config.ts reads. */
  readonly settings: ReadonlySet<string>;
  readonly exists: (path: string) => boolean;
}

/** Where documents stand. */
const FOLDERS = ['.', 'docs', 'docs/decisions'] as const;
/** Scripts that npm runs without `run`. */
const SHORT = new Set(['start', 'test', 'stop', 'restart']);
const COMMAND = /\bnpm (run )?([a-z][a-z-]*(?::[a-z-]+)*)/g;
const LINK = /\]\(([^)#\s]+)[^)\n]*\)/g;
/** In backticks and beginning with one of our folders; a pattern with stars is not looked for. */
const PATH = /`((?:server|client|shared|assets|e2e|bench|demo|tools|deploy|docs|\.ci)\/[A-Za-z0-9_./-]*)`/g;
/** A table whose first column is headed so holds settings. */
const SETTINGS_TABLE = /^\| *(?:Settings?|Variables?) *\|.*\n\|[ :|-]+\n((?:\|.*(?:\n|$))*)/gim;
const SETTINGS_ROW = /^\| *`([A-Z][A-Z0-9_]*)`/gm;
/** `PORT=80 npm start` */
const ASSIGNED = /(?<![\w-])([A-Z][A-Z0-9_]+)=\S* (?=.*\bnpm (?:start|test|run)\b)/g;
/** Not the server's own; NODE_ENV is its libraries', CI is the tests'. */
const OTHERS = new Set(['CI', 'NODE_ENV']);

function* commandProblems({ path, text }: Document, { scripts }: House): Generator<string> {
  for (const [, run, name = ''] of text.matchAll(COMMAND)) {
    if ((run !== undefined || SHORT.has(name)) && !scripts.has(name))
      yield `${path} names "npm ${run ?? ''}${name}": there is no such script`;
    if (run === undefined && !SHORT.has(name) && scripts.has(name))
      yield `${path} names "npm ${name}": it is "npm run ${name}"`;
  }
}

function* pathProblems({ path, text }: Document, { exists }: House): Generator<string> {
  for (const [, link = ''] of text.matchAll(LINK)) {
    if (!/^[a-z]+:/.test(link) && !exists(posix.join(posix.dirname(path), link)))
      yield `${path} links to ${link}: there is no such file`;
  }
  for (const [, named = ''] of text.matchAll(PATH)) {
    if (!exists(named)) yield `${path} names ${named}: there is no such file`;
  }
}

function* settingProblems({ path, text }: Document, { settings }: House): Generator<string> {
  const rows = [...text.matchAll(SETTINGS_TABLE)].flatMap(([, body = '']) => [...body.matchAll(SETTINGS_ROW)]);
  for (const [, name = ''] of [...rows, ...text.matchAll(ASSIGNED)]) {
    if (!settings.has(name) && !OTHERS.has(name))
      yield `${path} tells of ${name}: server/app/config.ts does not read it`;
  }
}

/** What is wrong, a line each. */
export function documentProblems(documents: readonly Document[], house: House): string[] {
  const untold = [...house.settings].filter((name) => !documents.some(({ text }) => text.includes(`\`${name}\``)));
  return [
    ...documents.flatMap((document) => [
      ...commandProblems(document, house),
      ...pathProblems(document, house),
      ...settingProblems(document, house),
    ]),
    ...untold.map((name) => `server/app/config.ts reads ${name}: no document tells of it`),
  ];
}

/** Names that `read('NAME', ...)` is called with. */
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
    return ['server/app/config.ts seems to read nothing: this check does not understand it any more'];
  return documentProblems(documents, {
    scripts: new Set(Object.keys(scripts)),
    settings: documents.length === 0 ? new Set() : settings,
    exists: (path) => existsSync(join(root, path)),
  });
}
