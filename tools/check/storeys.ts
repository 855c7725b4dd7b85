/**
 * The storeys of each side: a folder imports only what stands below it, so that no two folders import each other, directly
 * or through others. Tests are left out: they may start a whole server.
 */
import { isTest, type SourceFile } from './source-files.ts';

/** From the top down: folders, and single files of a side's top. Those of one row stand side by side and do not import each other. */
export const STOREYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  server: [
    ['app'],
    ['http'],
    ['sockets'],
    ['chat'],
    ['classroom'],
    ['board'],
    ['journal', 'websocket'],
    ['pictures'],
    ['identity'],
    ['store'],
    ['guard'],
    ['text', 'concurrency'],
    ['base'],
  ],
  client: [
    ['pages', 'headless'],
    ['classroom'],
    ['wall', 'chat'],
    ['play'],
    ['board'],
    ['app'],
    ['ui'],
    ['i18n'],
    ['net'],
    ['base'],
  ],
  shared: [
    ['protocol'],
    ['results', 'replay'],
    ['wire'],
    ['classroom'],
    ['attention'],
    ['board'],
    ['puzzle'],
    ['picture', 'samples'],
    ['geometry', 'text'],
    ['ids.ts', 'limits.ts', 'languages.ts'],
  ],
};

/** Pages stand side by side: none imports another, or loads another's style sheet. */
const PAGES = 'client/pages';

/** The folder of a side that a file stands in, or a file with a storey of its own. Other files at the side's top are the entry, above all storeys. */
function placeOf(path: string): { side: string; folder: string | null } | null {
  const [side = '', folder = '', ...rest] = path.split('/');
  const storeys = STOREYS[side];
  if (storeys === undefined) return null;
  const isEntry = rest.length === 0 && !storeys.some((folders) => folders.includes(folder));
  return { side, folder: isEntry ? null : folder };
}

/** Problems of one file's imports, one line each. */
export function storeyProblemsOf({ path, imports }: Pick<SourceFile, 'path' | 'imports'>): string[] {
  const own = placeOf(path);
  if (own === null || isTest(path)) return [];
  const problems: string[] = [];
  const storeys = STOREYS[own.side] ?? [];
  const heightOf = (folder: string) => storeys.findIndex((folders) => folders.includes(folder));
  if (own.folder !== null && heightOf(own.folder) === -1) return [`${path}: ${own.side}/${own.folder} has no storey`];
  for (const target of imports) {
    const other = placeOf(target);
    if (other === null || other.side !== own.side || other.folder === own.folder) continue;
    if (own.folder === null) continue;
    if (other.folder === null) problems.push(`${path} imports ${target}: it is the entry above all storeys`);
    else if (heightOf(other.folder) <= heightOf(own.folder))
      problems.push(
        `${path} imports ${target}: ${other.side}/${other.folder} does not stand below ${own.side}/${own.folder}`,
      );
  }
  return [...problems, ...pageProblemsOf(path, imports)];
}

function pageProblemsOf(path: string, imports: readonly string[]): string[] {
  const pageOf = (file: string) => (file.startsWith(`${PAGES}/`) ? file.split('/')[2] : undefined);
  const own = pageOf(path);
  if (own === undefined) return [];
  return imports
    .filter((target) => pageOf(target) !== undefined && pageOf(target) !== own)
    .map((target) => `${path} imports ${target}: a page imports no page`);
}

/** The storeys as text, one line each, for the output of the check. */
export function printStoreys(): string {
  return Object.entries(STOREYS)
    .flatMap(([side, storeys]) =>
      storeys.map((folders, index) => `${index === 0 ? side.padEnd(8) : ' '.repeat(8)}${folders.join('  ')}`),
    )
    .join('\n');
}
