/** Holds docs/invariants.md and the tests together: each numbered invariant has a test in every place that the page names. */

export interface Invariant {
  /** Such as `I7`. */
  readonly number: string;
  /** Folders or files with tests that prove it, from the root. */
  readonly places: readonly string[];
}

export interface TestFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** `| I7 | what holds | `folder`, `folder` |` */
const ROW = /^\| *(I\d+) *\|.*\|([^|]*)\|[ \t]*$/gm;
const PLACE = /`([^`]+)`/g;
/** A comment line of its own. */
const MARK = /^[ \t]*\/\/ Proves (I\d+(?:, I\d+)*)\.[ \t]*$/gm;
/** The title of a test, on the line of its call. */
const TITLE = /^[ \t]*(?:test|it|describe)\b[^\n'"`]*(['"`])(.*)\1/gm;
const NUMBER = /\bI\d+\b/g;

/** The invariants of the page, in its order. */
export function invariantsIn(document: string): Invariant[] {
  return [...document.matchAll(ROW)].map(([, number = '', places = '']) => ({
    number,
    places: [...places.matchAll(PLACE)].map(([, place = '']) => place),
  }));
}

/** The numbers that a test file names, in comments and titles. */
export function provenIn(text: string): Set<string> {
  const marked = [...text.matchAll(MARK)].flatMap(([, numbers = '']) => numbers.split(', '));
  const titled = [...text.matchAll(TITLE)].flatMap(([, , title = '']) => title.match(NUMBER) ?? []);
  return new Set([...marked, ...titled]);
}

/** Problems, a line each. */
export function invariantProblems(document: string, tests: readonly TestFile[]): string[] {
  const invariants = invariantsIn(document);
  if (invariants.length === 0) return ['docs/invariants.md lists no invariant'];
  const known = new Set(invariants.map(({ number }) => number));
  const proofs = tests.map(({ path, text }) => ({ path, numbers: provenIn(text) }));
  const isProvenIn = (place: string, number: string) =>
    proofs.some(({ path, numbers }) => (path === place || path.startsWith(`${place}/`)) && numbers.has(number));
  const problems: string[] = [];
  for (const [index, { number, places }] of invariants.entries()) {
    if (number !== `I${index + 1}`) problems.push(`docs/invariants.md numbers ${number} where I${index + 1} is next`);
    if (places.length === 0) problems.push(`docs/invariants.md names no test of ${number}`);
    for (const place of places)
      if (!isProvenIn(place, number)) problems.push(`no test in ${place} names ${number}, as docs/invariants.md says`);
  }
  for (const { path, numbers } of proofs)
    for (const number of numbers)
      if (!known.has(number)) problems.push(`${path} names ${number}: docs/invariants.md has no such invariant`);
  return problems;
}
