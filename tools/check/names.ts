/** One vocabulary: words that no name uses, and base names that are unique enough to find a file. docs/glossary.md lists the words in use. */
import { Visitor } from 'vite';
import { baseNameOf } from './sizes.ts';
import type { SourceFile } from './source-files.ts';

/** Words that no identifier, file or folder uses, and the words to use instead. */
export const UNUSED_WORDS: Readonly<Record<string, string>> = {
  aids: 'assists',
  anew: 'restart, or a word for what is new',
  asking: 'request',
  asks: 'request, or needsApproval',
  attend: 'connect, update or watch',
  attendance: 'connection',
  comers: 'clients',
  comings: 'joinLeave',
  deaf: 'slowConsumer',
  deeds: 'actions',
  doorstep: 'admissionPolicy',
  ease: 'difficulty',
  eases: 'difficulties',
  endings: 'expiry',
  foreseen: 'predicted',
  foresight: 'prediction',
  forgets: 'eraser',
  forgetting: 'eraser',
  friendly: 'nicknames',
  goings: 'removal',
  grip: 'heldPiece, or grabOffset',
  heard: 'received',
  hers: 'teacherOnly',
  kept: 'stored, or saved',
  knock: 'handshake',
  leading: 'controls',
  led: 'controls',
  lying: 'positions',
  moods: 'behaviours',
  news: 'announcements',
  openings: 'singleFlight',
  paced: 'serialized',
  packing: 'compression',
  parting: 'goodbye',
  pays: 'allow',
  purse: 'rateBudget',
  revival: 'watchdog',
  said: 'posted, announced or printed',
  says: 'text, or meaning',
  standing: 'handshake, status or policy',
  talker: 'chatClient',
  teaching: 'requireTeacher, or teacherApi',
  tells: 'announces',
  told: 'confirmed, sent or described',
  traces: 'studentData',
  unfold: 'expand',
  way: 'transport, route or direction',
  ways: 'transports, routes or directions',
  whoever: 'the role: student, teacher, caller',
  wish: 'draft',
  wished: 'optimistic',
  wishes: 'draft',
};

/** Base names that may stand any number of times: each names the same role in its folder. */
const COMMON_NAMES = new Set(['host', 'port', 'directory', 'log', 'open', 'main', 'start', 'limits', 'index']);
const BASE_NAME_MAX = 2;
/** Parallel adapters and kinds: their files of one name count as one place. */
const PARALLEL = [
  /^server\/store\/(sqlite|mongo)\//,
  /^assets\/pictures\//,
  /^shared\/samples\//,
  /^client\/i18n\/words\//,
];

/** The words of a name: `openClassList`, `OPEN_CLASS_LIST` and `open-class-list` have the same three words. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
}

/** Problems of the names in one file and in its path, one line each. */
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

/** Base names that stand too often, one line each. */
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
