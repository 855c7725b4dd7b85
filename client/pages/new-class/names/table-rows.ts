/** Takes a pasted text apart into rows of cells: tabs, bars, semicolons, commas or columns of spaces, with quoted cells (RFC 4180). */

const SEPARATORS: readonly (string | RegExp)[] = ['\t', '|', ';', ',', /\s{2,}/];
/** Share of the rows that must have the same number of cells. */
const ALIKE = 0.8;

export interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly separator: string | RegExp;
}

/** Null: it is no table, but lines. */
export function tableOf(text: string): Table | null {
  for (const separator of SEPARATORS) {
    const rows = rowsOf(text, separator);
    if (rows.length > 0 && isTable(rows, separator)) return { rows, separator };
  }
  return null;
}

function isTable(rows: readonly (readonly string[])[], separator: string | RegExp): boolean {
  const wide = rows.filter((row) => row.length > 1);
  // A tab comes from a table, be its rows ever so uneven.
  if (separator === '\t') return wide.length * 2 >= rows.length && wide.length > 0;
  if (rows.length < 2) return false;
  const counts = new Map<number, number>();
  for (const { length } of wide) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...counts.values()) >= Math.max(2, rows.length * ALIKE);
}

/** Rows without those that are empty or rule off a heading. A line end inside quotes is a space. */
export function rowsOf(text: string, separator: string | RegExp): string[][] {
  return quotedLines(text)
    .filter((line) => !/^[\s|+:=_-]*$/u.test(line) && !/^sep=.$/iu.test(line.trim()))
    .map((line) => cellsOf(line, separator));
}

/** Lines; a line end between two quotes that open and close cells stays inside. */
function quotedLines(text: string): string[] {
  const joined = text.replace(
    /(^|[\t,;|\n])("(?:[^"]|"")*")(?=$|[\t,;|\n])/gu,
    (_all, before: string, cell: string) => before + cell.replace(/\n+/g, ' '),
  );
  return joined.split('\n');
}

function cellsOf(line: string, separator: string | RegExp): string[] {
  const text = separator === '|' ? line.trim().replace(/^\||\|$/gu, '') : line;
  if (typeof separator !== 'string') return text.trim().split(separator).map(unquoted);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const sign of text) {
    if (sign === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    if (sign === separator && !isQuoted) {
      cells.push(unquoted(cell));
      cell = '';
    } else cell += sign;
  }
  return [...cells, unquoted(cell)];
}

function unquoted(cell: string): string {
  const text = cell.trim();
  return /^"[\s\S]*"$/u.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}
