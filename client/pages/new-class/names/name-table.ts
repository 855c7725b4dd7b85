/** The names of a table: the column that its head names, or the one that is made of names. */
import { headOfColumn, isHeading, kindOf } from './cell-kinds.ts';
import type { LeftOut } from './left-out.ts';
import { tidyName } from './name-lines.ts';
import type { Table } from './table-rows.ts';

type Rows = readonly (readonly string[])[];

/** Columns that make one name: one, or first and last name in the order of reading. */
type NameColumns = readonly number[];

/** Share of a column's cells that must be names, and of those that must differ. */
const NAMES_SHARE = 0.8;
const DIFFERENT_SHARE = 0.5;

/** Null: it has no column of names, so it is no table. */
export function namesOfTable({ rows, separator }: Table, leftOut: LeftOut): string[] | null {
  const headAt = rows.findIndex(isHead);
  const body = rows.slice(headAt + 1).filter((row) => !isHead(row));
  const groups = headAt < 0 ? null : columnsByHead(rows[headAt] ?? []);
  const columns = groups ?? columnsByContent(body, separator);
  if (columns.length === 0) return null;
  for (const row of rows.slice(0, headAt + 1)) for (const cell of row) if (cell !== '') leftOut.add('heading');
  const used = new Set(columns.flat());
  const names: string[] = [];
  for (const group of columns)
    for (const row of body) {
      const name = nameOf(row, group);
      if (name !== null) names.push(name);
    }
  for (const row of body)
    if (isTitle(row, used)) leftOut.add('heading');
    else for (const [index, cell] of row.entries()) if (!used.has(index) || !isNameCell(cell)) leftOut.addCell(cell);
  return names;
}

/** At least half of its cells are heads, and one is of more than a letter's worth. */
function isHead(row: readonly string[]): boolean {
  const cells = row.filter((cell) => cell !== '');
  const known = cells.filter((cell) => headOfColumn(cell) !== null).length;
  return (
    cells.length > 1 &&
    known * 2 >= cells.length &&
    cells.every((cell) => kindOf(cell) !== 'date' && kindOf(cell) !== 'mail')
  );
}

/** A row with one cell above or between the others. */
function isTitle(row: readonly string[], used: ReadonlySet<number>): boolean {
  const cells = row.filter((cell) => cell !== '');
  const [only = ''] = cells;
  return row.length > 1 && cells.length === 1 && (!used.has(row.indexOf(only)) || isHeading(only));
}

function isNameCell(cell: string): boolean {
  const text = cell.trim();
  return kindOf(text) === 'name' && !isHeading(text) && headOfColumn(text) === null;
}

function columnsByHead(head: readonly string[]): NameColumns[] | null {
  const kinds = head.map(headOfColumn);
  const last = kinds.indexOf('last');
  const first = kinds.indexOf('first');
  const whole = [...kinds.entries()].filter(([, kind]) => kind === 'name').map(([index]) => index);
  // "성" and "이름" are two halves of a name.
  const half = first >= 0 ? first : whole[0];
  if (last >= 0 && half !== undefined) return [/[가-힣]/u.test(head[last] ?? '') ? [last, half] : [half, last]];
  if (whole.length > 0) return whole.map((index) => [index]);
  if (first >= 0) return [[first]];
  return null;
}

function columnsByContent(body: Rows, separator: string | RegExp): NameColumns[] {
  const width = Math.max(0, ...body.map((row) => row.length));
  const made = Array.from({ length: width }, (_, index) => index).filter((index) => isMadeOfNames(body, index));
  const [one, two] = made;
  if (one === undefined) return [];
  if (two === undefined) return [[one]];
  const cellsOf = (index: number) => body.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  // Names side by side, each with a number before it.
  if (made.every((index) => index > 0 && cellsOf(index - 1).every((cell) => kindOf(cell) === 'number')))
    return made.map((index) => [index]);
  if (two !== one + 1) return [[one]];
  const isKorean = (cell: string) => /^[가-힣]+$/u.test(cell);
  const isSurname = (cell: string) => isKorean(cell) && cell.length === 1;
  if (cellsOf(one).every(isSurname)) return [[one, two]];
  if (cellsOf(one).every((cell) => isKorean(cell) && cell.length >= 2)) {
    // Whole Korean names side by side are two names.
    const isWhole = cellsOf(two).every((cell) => isKorean(cell) && cell.length >= 2 && cell.length <= 4);
    return isWhole && width === made.length ? made.map((index) => [index]) : [[one]];
  }
  // "Last, First" is turned where every row has these two and nothing else.
  if (separator === ',' && made.length === 2 && width === 2)
    return /^(?:jr|sr|ii|iii)\.?$/iu.test(cellsOf(two)[0] ?? '') ? [[one]] : [[two, one]];
  if (separator === ',' || separator === ';') return made.length === width ? made.map((index) => [index]) : [[one]];
  return made.length === 2 ? [[one, two]] : [[one]];
}

function isMadeOfNames(body: Rows, index: number): boolean {
  const cells = body
    .filter((row) => row.length > 1)
    .map((row) => row[index] ?? '')
    .filter((cell) => cell !== '');
  const names = cells.filter(isNameCell);
  const different = new Set(names).size;
  return cells.length > 0 && names.length >= cells.length * NAMES_SHARE && different >= names.length * DIFFERENT_SHARE;
}

function nameOf(row: readonly string[], columns: NameColumns): string | null {
  const parts = columns.map((index) => row[index] ?? '').filter((cell) => cell !== '');
  if (parts.length === 0 || !parts.every(isNameCell) || isTitle(row, new Set(columns))) return null;
  const isKorean = parts.every((part) => /^[가-힣]+$/u.test(part));
  return tidyName(parts.join(isKorean ? '' : ' '));
}
