/** Results as a CSV table for spreadsheets. */
import { ACTIVITY_NAMES, type Language, RESULT_FILES, RESULT_HEADS } from '#shared/languages.ts';
import { isSampleId, sampleOf } from '#shared/samples/catalogue.ts';
import { csvOf } from '#shared/text/csv.ts';
import { fileNameOf } from '#shared/text/file-name.ts';
import type { ResultRow } from './result-row.ts';

const MINUTE_MS = 60_000;

/** @param momentOf formats a wall time, ms since 1970, in the reader's time zone */
export function resultsCsv(rows: readonly ResultRow[], language: Language, momentOf: (at: number) => string): string {
  const moment = (at: number | null) => (at === null ? '' : momentOf(at));
  const cells = rows.map(({ seat, name, board, startedAt, solvedAt, playedMs, moves, joins, hints, ...row }) => [
    String(seat),
    name,
    activityName(row, language),
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
  return csvOf([RESULT_HEADS[language], ...cells]);
}

/** Its sample's title, or its number. */
export function activityName({ sample, activity }: Pick<ResultRow, 'sample' | 'activity'>, language: Language): string {
  return sample !== null && isSampleId(sample) ? sampleOf(sample).title[language] : ACTIVITY_NAMES[language](activity);
}

/** @param day as YYYY-MM-DD */
export function resultsFileName(title: string, day: string, language: Language): string {
  return fileNameOf(title, (safe) => RESULT_FILES[language](safe, day), 'csv');
}
