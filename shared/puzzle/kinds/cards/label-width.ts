/** How wide label cards are for their words. An estimate by ranges of code points, so that every engine comes to the same, whatever its fonts. */

/** The letters on a label, and what stays free on each side of its words, where a frame may be: shares of its card's height. */
export const LABEL_LETTERS = 0.6;
export const LABEL_SIDE = 0.16;
/** Of a card's width, quarters of its height: so wide that a finger takes it, and so narrow that longer words stand in two lines. */
export const QUARTERS_MIN = 6;
export const QUARTERS_MAX = 12;

/** Widths in hundredths of the letters' size; those of a bold font. */
const NARROW = /[ijlI.,:;!|'’·]/;
const THIN = /[frt()[\]{}"/\\\- ]/;
const BROAD = /[mwMW@%&]/;
const CAPITAL = /[A-Z]/;
/** Marks that are written onto the letter before, and signs that join: first and last code point. */
const BLANK: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x200c, 0x200f],
  [0xfe00, 0xfe0f],
];

/** The width that the longest of these words needs, the same for all cards of a set: none may tell by its size what it is. */
export function quartersFor(words: readonly string[]): number {
  const widest = Math.max(0, ...words.map(widthOf));
  const needed = Math.ceil((Math.ceil(widest * LABEL_LETTERS) + 200 * LABEL_SIDE) / 25);
  return Math.min(QUARTERS_MAX, Math.max(QUARTERS_MIN, needed));
}

function widthOf(words: string): number {
  let width = 0;
  for (const sign of words) width += signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (BLANK.some(([first, last]) => code >= first && code <= last)) return 0;
  // Emoji, then Hangul and Chinese and Japanese signs.
  if (code >= 0x1_f000) return 130;
  if (code >= 0xac00 && code < 0xd7b0) return 90;
  if (code >= 0x2e80) return 100;
  if (NARROW.test(sign)) return 28;
  if (THIN.test(sign)) return 38;
  if (BROAD.test(sign)) return 88;
  return CAPITAL.test(sign) ? 70 : 58;
}
