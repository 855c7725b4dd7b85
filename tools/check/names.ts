/** One vocabulary: words that are not used for names, and base names that say in which folder one is. docs/glossary.md has the words that are. */
import { Visitor } from 'vite';
import { baseNameOf } from './sizes.ts';
import type { SourceFile } from './source-files.ts';

/** Words that no identifier, file or folder has in its name, and what is said instead. */
export const UNUSED_WORDS: Readonly<Record<string, string>> = {};

/** Base names that may stand as often as there are places of that duty. */
const COMMON_NAMES = new Set(['host', 'port', 'directory', 'log', 'open', 'main', 'start', 'limits', 'index']);
const BASE_NAME_MAX = 2;
/** Files of one name in parallel adapters or kinds: each folder counts as one place. */
const PARALLEL = [
  /^server\/store\/(sqlite|mongo)\//,
  /^assets\/pictures\//,
  /^shared\/samples\//,
  /^client\/i18n\/words\//,
];

/** The words of a name: `openClassList`, `OPEN_CLASS_LIST` and `open-class-list` have the same three. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
}

/** What is wrong with the names within one file and in its path, a line each. */
export function nameProblemsOf(
  { path, program }: Pick<SourceFile, 'path' | 'program'>,
  unused = UNUSED_WORDS,
): string[] {
  const names = new Set<string>(path.replace(/\.[a-z.]+$/, '').split('/'));
  new Visitor({
    Identifier: ({ name }) => void names.add(name),
    PrivateIdentifier: ({ name }) => void names.add(name),
  }).visit(program);
  const problems: string[] = [];
  for (const name of names)
    for (const word of wordsOf(name))
      if (Object.hasOwn(unused, word)) problems.push(`${path}: "${name}" uses the word "${word}"; ${unused[word]}`);
  return problems;
}

/** Base names that stand too often, a line each. */
export function baseNameProblems(paths: readonly string[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const path of paths) {
    if (!/\.tsx?$/.test(path)) continue;
    const name = baseNameOf(path);
    const parallel = PARALLEL.map((pattern) => pattern.exec(path)?.[0]).find((found) => found !== undefined);
    const place =
      parallel === undefined ? path.replace(/\.(test|spec)(?=\.tsx?$)/, '').replace(/\.tsx?$/, '') : 'parallel';
    places.set(name, (places.get(name) ?? new Set()).add(place));
  }
  return [...places]
    .filter(([name, { size }]) => size > BASE_NAME_MAX && !COMMON_NAMES.has(name))
    .map(([name, found]) => `the base name "${name}" stands ${found.size} times: ${[...found].join(', ')}`);
}
