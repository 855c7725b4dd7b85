/** Where a long name goes on in its second line: never before "-do" alone, and in Korean before what kind of place it is. */

/**
 * Signs that nobody sees: a line may end there, may end there with a hyphen, and may not end there. A soft hyphen alone is no break where words
 * are not broken (`word-break: keep-all`).
 */
const MAY_BREAK = '\u200b';
const MAY_HYPHENATE = '\u00ad\u200b';
export const NO_BREAK = '\u2060';

const KIND_OF_PLACE = /([가-힣]{2})(통합특별시|특별자치도|특별자치시|특별시|광역시|공화국|제도)(?![가-힣])/g;

export function withBreaks(name: string): string {
  return name
    .replace(/(\p{L}{5})(nam|buk)-(?=do(?!\p{L}))/giu, `$1${MAY_HYPHENATE}$2-`)
    .replace(/-(?=\p{L}{1,3}(?!\p{L}))/gu, `-${NO_BREAK}`)
    .replace(KIND_OF_PLACE, `$1${MAY_BREAK}$2`);
}

/** A line of such a name as it is read. */
export function asLine(line: string): string {
  return line
    .trim()
    .replace(/\u00ad\u200b$/, '-')
    .replace(/[\u00ad\u200b\u2060]/g, '');
}

/** What stands before a break, and the width of the sign that is added there, in hundredths of the letters' size. */
export const LINE_ENDS: readonly { readonly pattern: RegExp; readonly width: number }[] = [
  { pattern: /\u00ad\u200b$/, width: 38 },
  { pattern: /[ \u200b-]$/, width: 0 },
];
