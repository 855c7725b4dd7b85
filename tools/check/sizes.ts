/** Bounds of size: lines of a function, imports of a file, entries at the top of a side. */
import { posix } from 'node:path';
import { type ESTree, Visitor } from 'vite';
import { isTest, type SourceFile } from './source-files.ts';

export const FUNCTION_LINES_MAX = 70;
export const FILE_IMPORTS_MAX = 25;
/** Entries at the top of a side. */
const SIDE_ENTRIES_MAX = 15;
const SIDES = ['server', 'client', 'shared', 'e2e', 'tools', 'bench', 'demo', 'assets'];

/** Known exceptions, each with its reason. The list only shrinks: an entry that is no longer needed is a problem. */
export const EXCEPTIONS: ReadonlyMap<string, string> = new Map([]);

interface Excess {
  /** `path` for a file, `path:name` for a function. */
  readonly key: string;
  readonly problem: string;
}

/** One line for each problem. */
export function sizeProblems(files: readonly SourceFile[], exceptions = EXCEPTIONS): string[] {
  const excesses = files.filter(({ path }) => !isTest(path) && !path.startsWith('e2e/')).flatMap(excessesOf);
  const found = new Set(excesses.map(({ key }) => key));
  return [
    ...excesses.filter(({ key }) => !exceptions.has(key)).map(({ problem }) => problem),
    ...[...exceptions.keys()]
      .filter((key) => !found.has(key))
      .map((key) => `${key} is within the bounds: take it off the list`),
    ...SIDES.flatMap((side) => crowdedSide(side, files)),
  ];
}

function crowdedSide(side: string, files: readonly SourceFile[]): string[] {
  const entries = new Set(
    files
      .filter(({ path }) => path.startsWith(`${side}/`))
      .map(({ path }) => (path.split('/')[1] ?? '').replace(/\.test(?=\.tsx?$)/, '')),
  );
  return entries.size > SIDE_ENTRIES_MAX
    ? [`${side} has ${entries.size} entries at its top: at most ${SIDE_ENTRIES_MAX}`]
    : [];
}

function excessesOf(file: SourceFile): Excess[] {
  const { path, text, program } = file;
  const imports = program.body.filter(({ type }) => type === 'ImportDeclaration').length;
  const excesses: Excess[] = [];
  if (imports > FILE_IMPORTS_MAX)
    excesses.push({ key: path, problem: `${path} has ${imports} imports: at most ${FILE_IMPORTS_MAX}` });
  const names = new Map<number, string>();
  const check = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    const lines = text.slice(node.start, node.end).split('\n').length;
    if (lines <= FUNCTION_LINES_MAX) return;
    const name =
      ('id' in node ? node.id?.name : undefined) ??
      names.get(node.start) ??
      `line ${text.slice(0, node.start).split('\n').length}`;
    excesses.push({
      key: `${path}:${name}`,
      problem: `${path}: ${name} has ${lines} lines: at most ${FUNCTION_LINES_MAX}`,
    });
  };
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init !== null) names.set(init.start, id.name);
    },
    MethodDefinition: ({ key, value }) => {
      if (key.type === 'Identifier') names.set(value.start, key.name);
    },
    FunctionDeclaration: check,
    FunctionExpression: check,
    ArrowFunctionExpression: check,
  }).visit(program);
  return excesses;
}

/** The file name without its endings. */
export function baseNameOf(path: string): string {
  return posix.basename(path).replace(/(\.(test|spec))?\.[a-z]+$/, '');
}
