/** Tables for spreadsheets: RFC 4180, with a byte order mark so that Excel reads it as UTF-8. */

const BYTE_ORDER_MARK = '\ufeff';

/** @param lines the head first */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** What a spreadsheet may read as the beginning of a formula, after what it does not show; U+2212 is a minus sign. */
const FORMULA = /^([\t\r]|[\s\p{C}]*[=+\-\u2212@|%])/u;

/** Quotes a cell. An apostrophe before it keeps a spreadsheet from reading it as a formula. */
function cell(text: string): string {
  // The compatible form: a spreadsheet in Korean or Japanese takes a full-width sign for its narrow one.
  const safe = FORMULA.test(text.normalize('NFKC')) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
