/** Results as a CSV table for spreadsheets: RFC 4180, with a byte order mark so that Excel reads it as UTF-8. */
import { type Language, PICTURE_NAMES, RESULT_FILES, RESULT_HEADS } from '#shared/languages.ts';
import { isSampleId, sampleOf } from '#shared/samples/catalogue.ts';
import type { ResultRow } from './result-row.ts';

const BYTE_ORDER_MARK = '\ufeff';
const MINUTE_MS = 60_000;

/** @param momentOf formats a wall time, ms since 1970, in the reader's time zone */
export function resultsCsv(rows: readonly ResultRow[], language: Language, momentOf: (at: number) => string): string {
  const moment = (at: number | null) => (at === null ? '' : momentOf(at));
  const cells = rows.map(({ seat, name, board, startedAt, solvedAt, playedMs, moves, joins, hints, ...row }) => [
    String(seat),
    name,
    pictureName(row, language),
    String(row.pieces),
    String(row.percent),
    String(board),
    moment(startedAt),
    moment(solvedAt),
    (playedMs / MINUTE_MS).toFixed(1),
    String(moves),
    String(joins),
    String(hints),
  ]);
  return BYTE_ORDER_MARK + [RESULT_HEADS[language], ...cells].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** A sample's title, or the number of the activity. */
export function pictureName({ sample, activity }: Pick<ResultRow, 'sample' | 'activity'>, language: Language): string {
  return sample !== null && isSampleId(sample) ? sampleOf(sample).title[language] : PICTURE_NAMES[language](activity);
}

/** A file name that every system takes. @param day as YYYY-MM-DD */
export function resultsFileName(title: string, day: string, language: Language): string {
  const safe = title.replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').trim();
  return `${RESULT_FILES[language](safe, day).replace(/\s+/g, ' ')}.csv`;
}

/** What a spreadsheet may read as the beginning of a formula, after what it does not show; U+2212 is a minus sign. */
const FORMULA = /^([\t\r]|[\s\p{C}]*[=+\-\u2212@|%])/u;

/** Quotes a cell. An apostrophe before it keeps a spreadsheet from reading it as a formula. */
function cell(text: string): string {
  // The compatible form: a spreadsheet in Korean or Japanese takes a full-width sign for its narrow one.
  const safe = FORMULA.test(text.normalize('NFKC')) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
