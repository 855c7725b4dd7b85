/** Reads the names of a class from whatever a teacher pastes: lines, a table of a spreadsheet, a list of addresses. What is no name is left out and counted. */
import { LeftOut, type LeftOutKind } from './left-out.ts';
import { namesOfLines } from './name-lines.ts';
import { namesOfTable } from './name-table.ts';
import { tableOf } from './table-rows.ts';

export interface NameList {
  readonly names: readonly string[];
  /** It was read as a table. */
  readonly isTable: boolean;
  /** How many cells or parts of lines of each kind were left out. */
  readonly leftOut: ReadonlyMap<LeftOutKind, number>;
}

export function readNameList(pasted: string): NameList {
  const text = pasted
    .replace(/\r\n?|[\u2028\u2029\v\f]/gu, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/gu, ' ')
    .replace(/[\u200b\ufeff\u2060\u00ad]/gu, '')
    .replace(/^```\w*$/gmu, '')
    // The comma of a date parts no columns.
    .replace(/\b([A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?), ?(?=(?:19|20)\d{2}\b)/gu, '$1 ');
  const leftOut = new LeftOut();
  const table = tableOf(text);
  const fromTable = table === null ? null : namesOfTable(table, leftOut);
  if (fromTable !== null) return { names: fromTable, isTable: true, leftOut: leftOut.counts };
  const ofLines = new LeftOut();
  const names = namesOfLines(text, ofLines);
  return { names, isTable: false, leftOut: ofLines.counts };
}
