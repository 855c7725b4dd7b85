/** How wide words are in a bold font: an estimate by ranges of code points, so that every engine comes to the same, whatever its fonts. */

const NARROW = /[ijlI.,:;!|'’·]/;
const THIN = /[frt()[\]{}"/\\\- ]/;
const BROAD = /[mwMW@%&]/;
const CAPITAL = /[A-Z]/;
/** Marks that are written onto the letter before, and signs that nobody sees: first and last code point. */
const BLANK: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x200b, 0x200f],
  [0x2060, 0x2060],
  [0xfe00, 0xfe0f],
];

/** In hundredths of the letters' size. */
export function textWidth(words: string): number {
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
