/**
 * The wall around the kinds of puzzles. A `PuzzleSpec` shows no columns, rows or other properties of its kind, and a puzzle answers for
 * itself: who imports a kind could read them all the same. So only the files beside the kinds' folders do, and who makes the definitions of one kind.
 */
import { isTest, type SourceFile } from './source-files.ts';

const KINDS = 'shared/puzzle/kinds/';
const PRODUCT = /^(?:shared|server|client)\//;

/** Who knows a kind, by folder or file, each with its reason: a teacher chooses how large a jigsaw is, and the protocol carries what is chosen. */
export const KNOWS_A_KIND: ReadonlyMap<string, string> = new Map([
  ['client/pages/new-class/', 'offers sizes and knobs of jigsaws, previews one, and asks for it'],
  ['client/play/picture/cards/', 'paints the words of cards, and the names of their places'],
  ['client/play/picture/map/', 'paints the seas of a map, and its names where they show'],
  ['shared/protocol/http/request-bodies.ts', 'what is asked for'],
  ['shared/protocol/http/responses.ts', 'what was chosen for the last activity, for the next one'],
]);

/** The kind whose folder a file stands in; undefined outside of all. */
function kindOf(path: string): string | undefined {
  const [folder, file] = path.startsWith(KINDS) ? path.slice(KINDS.length).split('/') : [];
  return file === undefined ? undefined : folder;
}

/** `registry.ts` and `choices.ts` ask each kind. */
function isBesideKinds(path: string): boolean {
  return path.startsWith(KINDS) && kindOf(path) === undefined;
}

/** One line for each problem. */
export function kindProblems(
  files: readonly Pick<SourceFile, 'path' | 'imports'>[],
  known: ReadonlyMap<string, string> = KNOWS_A_KIND,
): string[] {
  const problems: string[] = [];
  const used = new Set<string>();
  for (const { path, imports } of files) {
    if (!PRODUCT.test(path) || isTest(path) || isBesideKinds(path)) continue;
    for (const target of imports) {
      const kind = kindOf(target);
      if (kind === undefined || kind === kindOf(path)) continue;
      const exception = [...known.keys()].find((place) => path.startsWith(place));
      if (exception === undefined)
        problems.push(`${path} imports ${target}: ask the puzzle, or registry.ts and choices.ts of ${KINDS}`);
      else used.add(exception);
    }
  }
  const needless = [...known.keys()].filter((place) => !used.has(place));
  return [
    ...problems,
    ...needless.map((place) => `${place} imports no kind: take it off the list in tools/check/kinds.ts`),
  ];
}
